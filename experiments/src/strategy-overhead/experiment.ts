import type { AnyStrategy, Json } from '@espalier/protocol';
import { strategies } from '@espalier/strategies';
import { positive, whole } from '../command-line/flag.ts';
import { table } from '../command-line/table.ts';
import { defineExperiment } from '../experiment.ts';
import { runOptuna, type OptunaOverhead } from './optuna-baseline.ts';
import { overheadOf, type Overhead } from './overhead.ts';

const flags = {
  decisions: whole(1, { argument: 'N', summary: 'Decisions of the space', fallback: '22' }),
  options: whole(2, { argument: 'N', summary: 'Options of each', fallback: '9' }),
  trials: whole(2, { argument: 'N', summary: 'Trials of one study', fallback: '500' }),
  population: whole(2, {
    argument: 'N',
    summary: 'Population of both NSGA-II and of evolution',
    fallback: '50',
  }),
  runs: whole(1, { argument: 'N', summary: 'Studies, of which the fastest counts', fallback: '3' }),
  seconds: positive({
    argument: 'S',
    summary: 'Longest study of a strategy; it ends early and says so',
    fallback: '10',
  }),
};

/** At most this share of the time of Optuna's sampler alone. */
const claim = 0.1;

/** The strategies that are compared, at the same population. */
const compared = ['regularized-evolution', 'nsga2'] as const;

/** How long does a strategy itself take for a trial, beside Optuna's NSGA-II? */
export const strategyOverheadExperiment = defineExperiment({
  name: 'strategy-overhead',
  question: "How long does a strategy itself take for a trial, beside Optuna's NSGA-II?",
  flags,
  run({ decisions, options, trials, population, runs, seconds }, progress) {
    const workload = { decisions, options };
    const study = { workload, trials, mostSeconds: seconds };
    const optuna = runOptuna({ ...workload, trials, populationSize: population, runs });
    const listed = Object.entries(strategies as Readonly<Record<string, AnyStrategy>>);
    const rows: Row[] = [];
    for (const [name, strategy] of listed) {
      const task = { ...study, strategy, options: optionsOf(name, population) };
      rows.push({ name, ...fastestOf(runs, () => overheadOf(task)) });
      progress(rows.length, listed.length, 'strategies');
    }
    return Promise.resolve({
      text: textOf(rows, { optuna, trials, population }),
      json: { workload, trials, population, strategies: rows, optuna } as unknown as Json,
      failed: failuresOf(rows, optuna),
    });
  },
});

interface Row extends Overhead {
  readonly name: string;
}

function optionsOf(name: string, population: number): Json {
  const populationSize = population;
  if (name === 'nsga2') return { populationSize, offspringSize: populationSize };
  if (name === 'regularized-evolution')
    return { populationSize, tournamentSize: Math.ceil(populationSize / 4) };
  return {};
}

/** A study that ended early is not repeated. */
function fastestOf(runs: number, run: () => Overhead): Overhead {
  let best = run();
  for (let at = 1; at < runs; at++) {
    const next = totalOf(best) * best.trials > 2e6 ? best : run();
    if (totalOf(next) < totalOf(best)) best = next;
  }
  return best;
}

function totalOf({ askMicroseconds, tellMicroseconds }: Overhead): number {
  return askMicroseconds + tellMicroseconds;
}

interface Conditions {
  readonly optuna: OptunaOverhead | null;
  readonly trials: number;
  readonly population: number;
}

function textOf(rows: readonly Row[], { optuna, trials, population }: Conditions): string {
  const shares = (microseconds: number): string[] =>
    optuna === null
      ? []
      : [optuna.samplerMicroseconds, optuna.totalMicroseconds].map((baseline) =>
          (microseconds / baseline).toFixed(4),
        );
  const heading = ['strategy', 'trials', 'ask µs', 'tell µs', 'both µs'];
  const lines = rows.map((row) => [
    row.name,
    `${row.trials}`,
    ...[row.askMicroseconds, row.tellMicroseconds, totalOf(row)].map((time) => time.toFixed(1)),
    ...shares(totalOf(row)),
  ]);
  const against = optuna === null ? [] : ["of Optuna's sampler", 'of its trial'];
  return `${table([[...heading, ...against], ...lines])}\n${sentenceOf(optuna, { trials, population })}\n`;
}

function sentenceOf(
  optuna: OptunaOverhead | null,
  { trials, population }: Pick<Conditions, 'trials' | 'population'>,
): string {
  if (optuna === null) return 'No python3 with optuna, so nothing to compare with.';
  const { version, samplerMicroseconds, totalMicroseconds } = optuna;
  return `Optuna ${version}, NSGAIISampler, population ${population}, ${trials} trials: ${samplerMicroseconds.toFixed(0)} µs a trial in the sampler, ${totalMicroseconds.toFixed(0)} µs with ask, suggest and tell in memory.`;
}

function failuresOf(rows: readonly Row[], optuna: OptunaOverhead | null): string[] {
  if (optuna === null) return [];
  return rows
    .filter(({ name }) => (compared as readonly string[]).includes(name))
    .filter((row) => totalOf(row) > claim * optuna.samplerMicroseconds)
    .map(
      (row) =>
        `${row.name} must take at most a tenth of Optuna's sampler, ${(claim * optuna.samplerMicroseconds).toFixed(0)} µs, but got ${totalOf(row).toFixed(0)} µs.`,
    );
}
