import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readyBenchmarks, type Benchmark } from '@espalier/benchmarks';
import type { AnyStrategy, Trial } from '@espalier/protocol';
import { strategies } from '@espalier/strategies';
import { runStudy, simulatedExecutor } from '@espalier/study';
import { describe, expect, test } from 'vitest';

const data = fileURLToPath(new URL('../../../shared/data', import.meta.url));
const source = readyBenchmarks['nas-bench-201-cifar10']!;
const absent = !source.files.every((file) => existsSync(`${data}/${file}`));

interface Setting {
  readonly name: 'asha' | 'successive-halving';
  readonly options: object;
  readonly workers: number;
  readonly trials: number;
}

/** A study on a simulated clock; only lengths of 12 and 200 epochs were measured, hence eta = 16. */
function run(benchmark: Benchmark, setting: Setting): Promise<readonly Trial[]> {
  const strategy = strategies[setting.name] as unknown as AnyStrategy;
  return runStudy(
    {
      seed: 'asha',
      mode: 'async',
      lag: 1,
      budget: { trials: setting.trials },
      space: benchmark.space,
      strategy,
      options: strategy.options.parse(setting.options),
      objectives: [{ metric: 'accuracy', direction: 'maximize', cost: 'expensive' }],
      constraints: [],
      reward: null,
      assess: (genotype) => benchmark.assess(genotype),
      evaluator: benchmark.evaluator,
      epochs: { least: 12, most: 200 },
      checkpoints: [],
      stopping: null,
      reuse: false,
    },
    { executor: simulatedExecutor(setting.workers), record: () => undefined },
  );
}

const startOf = ({ clock }: Trial): number => Date.parse(clock.startedAt) / 1000;
const endOf = (trial: Trial): number => startOf(trial) + trial.clock.seconds;
const lastEnd = (trials: readonly Trial[]): number => Math.max(...trials.map(endOf));
/** Share of the workers' time until the last start in which they were training. */
function utilisation(trials: readonly Trial[], workers: number): number {
  const until = Math.max(...trials.map(startOf));
  const busy = trials.map((trial) => Math.min(endOf(trial), until) - startOf(trial));
  return busy.reduce((sum, seconds) => sum + seconds, 0) / (workers * until);
}

describe.skipIf(absent)('asynchronous ASHA with 64 workers on NAS-Bench-201', () => {
  const asha = { name: 'asha', options: { eta: 16 }, workers: 64, trials: 2000 } as const;
  const load = async (): Promise<Benchmark> => (await source.load({ data })).benchmark;

  test('replays 2,000 trainings, five days of one GPU, in seconds, and never waits', async () => {
    const benchmark = await load();
    const before = performance.now();
    const trials = await run(benchmark, asha);
    expect(performance.now() - before).toBeLessThan(10_000);
    expect(trials).toHaveLength(2000);
    expect(utilisation(trials, 64)).toBeGreaterThan(0.999);
  });

  test('repeats to the bit', async () => {
    const benchmark = await load();
    const timeless = (trials: readonly Trial[]): unknown[] =>
      trials.map(({ clock: _, ...rest }) => rest);
    const short = { ...asha, trials: 300 };
    expect(timeless(await run(benchmark, short))).toEqual(timeless(await run(benchmark, short)));
  });

  test('is nearly 64 times as fast as one worker', async () => {
    const benchmark = await load();
    const many = lastEnd(await run(benchmark, asha));
    const one = lastEnd(await run(benchmark, { ...asha, workers: 1 }));
    expect(one / many).toBeGreaterThan(45);
  });

  test('promotes whatever is among the best 16th of those told when a worker is free', async () => {
    const trials = await run(await load(), asha);
    const promoted = trials.filter(({ continues }) => continues !== undefined);
    for (const { continues, genotype, told } of promoted) {
      const bottom = trials.slice(0, told).filter((trial) => trial.continues === undefined);
      const from = bottom.find(({ number }) => number === continues)!;
      const better = bottom.filter(
        (trial) =>
          trial.reward! > from.reward! ||
          (trial.reward === from.reward && trial.number < from.number),
      );
      expect(from.genotype).toEqual(genotype);
      expect(better.length).toBeLessThan(Math.floor(bottom.length / 16));
    }
    expect(promoted.length).toBeGreaterThan((trials.length - promoted.length) / 16 - 1);
  });
});
