import type { Constraint } from '@espalier/protocol';
import { spelling } from '../flags.ts';
import { quoted } from '../reproduction-command.ts';
import type { BenchmarkSettings } from './settings-schema.ts';

type FlagValue = string | number | boolean | null;

/** The command that repeats a study on a benchmark from its beginning, with every setting. */
export function repeatCommand(settings: BenchmarkSettings): string {
  const { strategy, options, objectives, constraints, minEpochs, epochs, ...rest } = settings;
  const { space, ...plain } = rest;
  const flags: Readonly<Record<string, FlagValue>> = {
    ...plain,
    epochs,
    ...(minEpochs !== epochs && { minEpochs }),
    ...(/\.[cm]?[jt]s$/.test(space) && { space }),
    objectives: objectives.map(({ metric }) => metric).join(','),
    ...(constraints.length > 0 && { constraints: constraints.map(constraintText).join(',') }),
    ...(options as Readonly<Record<string, FlagValue>>),
  };
  const words = Object.entries(flags)
    .filter(([, value]) => value !== null && value !== false)
    .map(([name, value]) =>
      value === true ? spelling(name) : `${spelling(name)} ${quoted(String(value))}`,
    );
  return [`npx nx run search:${strategy}`, ...words].join(' ');
}

function constraintText(constraint: Constraint): string {
  const { metric, side, limit } = constraint;
  const bound = `${metric}${side === 'atMost' ? '<=' : '>='}${limit}`;
  if (constraint.kind === 'chance') return `${bound}@${constraint.probability}`;
  return constraint.kind === 'soft' ? `${bound}*${constraint.weight}` : bound;
}
