import { join } from 'node:path';
import { EspalierError, type Objective, type Trial } from '@espalier/protocol';
import { fullLength, studyFront } from '@espalier/report';
import { decode, toJson, validate } from '@espalier/space';
import { z } from 'zod';
import { loadSpace, type NetworkSpace } from '../load-space.ts';
import { checkFlags } from '../settings.ts';
import { bestText, type Found } from './best-text.ts';
import { fileFlag, formatFlag } from './common-flags.ts';
import { openStudy } from './stored-study.ts';
import type { StudyCommand } from './study-command.ts';
import { storedObjectives } from './study-goals.ts';
import { settingText } from './study-name.ts';
import { writeOutput } from './write-output.ts';

const flags = {
  top: {
    argument: 'N',
    summary: 'Architectures of the highest reward; default: 5',
    rule: 'be a whole number of at least 1',
    schema: z.coerce.number().int().min(1),
  },
  out: {
    ...fileFlag('Folder for a file of every architecture, which search:describe reads'),
    argument: 'DIR',
  },
  ...formatFlag,
};

/** Prints the best architectures of a study and its Pareto front. */
export const best: StudyCommand = {
  summary: 'Print the best architectures of a study, and its Pareto front.',
  studies: 'one',
  flags,
  examples: [
    'npx nx run search:best runs/2026-11-21-120000-pixel',
    'npx nx run search:best runs/2026-11-21-120000-pixel --top 1 --format json',
    'npx nx run search:best runs/2026-11-21-120000-pixel --top 1 --out /tmp/best',
    'npx nx run search:describe --network /tmp/best/trial-17.json',
  ],
  async run([folder = ''], given) {
    const {
      top = 5,
      out,
      format = 'text',
    } = checkFlags(flags, given) as {
      readonly top?: number;
      readonly out?: string;
      readonly format?: string;
    };
    const study = openStudy(folder);
    const objectives = storedObjectives(study.settings);
    const space = await loadSpace(settingText(study, 'space'));
    const found = (trials: readonly Trial[]): Found[] =>
      trials.map((trial) => foundBy(trial, space, objectives));
    const shown = {
      best: found(topTrials(study.trials, top)),
      // The best of one objective are its front.
      front: objectives.length < 2 ? [] : found(studyFront(study.trials, objectives)),
    };
    const files = out === undefined ? [] : writeArchitectures(out, [...shown.best, ...shown.front]);
    return format === 'json'
      ? `${JSON.stringify({ study: study.folder, objectives, ...shown, files }, null, 2)}\n`
      : bestText(study, objectives, { ...shown, files });
  },
};

/** Trials of full length by falling reward, the first of each architecture. */
function topTrials(trials: readonly Trial[], count: number): Trial[] {
  const first = new Map<string, Trial>();
  for (const trial of fullLength(trials)) {
    if (trial.reward !== null && !first.has(trial.fingerprint)) first.set(trial.fingerprint, trial);
  }
  return [...first.values()].toSorted((a, b) => b.reward! - a.reward!).slice(0, count);
}

function foundBy(trial: Trial, space: NetworkSpace, objectives: readonly Objective[]): Found {
  const { number, reward, fingerprint, genotype } = trial;
  try {
    validate(space, genotype);
  } catch (thrown) {
    throw new EspalierError(
      'GENOTYPE_INVALID',
      `Trial ${number} must be a point of ${space.name}, but got another: ${(thrown as Error).message} The space has changed since.`,
      { number },
    );
  }
  return {
    number,
    reward,
    objectives: Object.fromEntries(
      objectives.flatMap(({ metric }, index) => {
        const value = trial.objectives?.[index];
        return value === undefined ? [] : [[metric, value] as const];
      }),
    ),
    fingerprint,
    architecture: toJson(space, decode(space, genotype)),
  };
}

function writeArchitectures(folder: string, all: readonly Found[]): string[] {
  const files = all.map(({ number, architecture }) => {
    const path = join(folder, `trial-${number}.json`);
    return [path, `${JSON.stringify(architecture, null, 2)}\n`] as const;
  });
  const unique = new Map(files);
  for (const [path, content] of unique) writeOutput(path, content);
  return [...unique.keys()];
}
