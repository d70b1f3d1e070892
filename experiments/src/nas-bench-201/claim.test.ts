import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { rewards, tableCostModel } from '@espalier/cost';
import { loadDevice } from '@espalier/hardware-profiles';
import { nasBench201, toArchitectureString } from '@espalier/search-spaces';
import { decode } from '@espalier/space';
import { describe, expect, test } from 'vitest';
import { moments } from '../statistics/moments.ts';
import { accuracyOnly } from './accuracy-only.ts';
import { loadBenchmark, type Benchmark } from './benchmark.ts';
import { compareAccuracy } from './compare-accuracy.ts';
import { bestPossible, compareRewards } from './compare-rewards.ts';
import { runSearch } from './run-search.ts';
import { searchers } from './searchers.ts';

const folder = fileURLToPath(new URL('../../../../shared/data/nas-bench-201', import.meta.url));
const absent = !existsSync(folder);
const costModel = tableCostModel(nasBench201, await loadDevice('pixel'));
const benchmark = absent ? (undefined as unknown as Benchmark) : await loadBenchmark(folder);
const accuracyGoal = { costModel, reward: accuracyOnly, targetMs: 1 };

test('a folder without the benchmark is refused with what to do', async () => {
  await expect(loadBenchmark('nowhere')).rejects.toThrow(
    expect.objectContaining({
      code: 'DATA_MISSING',
      message:
        'nowhere/nb201.json.gz must be a readable file, but got ENOENT. Give the folder that holds nb201.json.gz with --data.',
    }),
  );
});

describe.skipIf(absent)('on the measured cells (skipped: ../shared/data is absent)', () => {
  test('evolution finds better networks than random search at 200 trials, over five seeds', async () => {
    const outcomes = await compareAccuracy(
      {
        benchmark,
        goal: accuracyGoal,
        names: ['evolution', 'random'],
        seeds: 5,
        trialBudgets: [200],
        budgetSeconds: 12_000,
      },
      () => undefined,
    );
    const means = (searcher: string) => {
      const rows = outcomes.filter(
        (row) => row.searcher === searcher && row.budget === '200 trials',
      );
      return {
        test: moments(rows.map(({ test: accuracy }) => accuracy)).mean,
        signal: moments(rows.map(({ shortValidation }) => shortValidation)).mean,
      };
    };
    expect(means('evolution').signal).toBeGreaterThan(means('random').signal);
    expect(means('evolution').test).toBeGreaterThan(means('random').test);
  });

  test('two runs of one seed give the same trials', async () => {
    const run = { benchmark, goal: accuracyGoal, seed: '1', trials: 30 };
    for (const searcher of Object.values(searchers)) {
      const [once, again] = [
        await runSearch({ ...run, searcher }),
        await runSearch({ ...run, searcher }),
      ];
      const withoutClock = (trials: typeof once) =>
        trials.map((trial) => ({ ...trial, clock: null }));
      expect(withoutClock(again)).toEqual(withoutClock(once));
    }
  });

  test('the latency that is found follows the target', async () => {
    const found = await compareRewards(
      {
        benchmark,
        goal: { costModel, reward: rewards.absolute },
        targetsMs: [5, 20],
        seeds: 2,
        trials: 40,
      },
      () => undefined,
    );
    const latenciesMs = (targetMs: number): number[] =>
      found.filter((row) => row.targetMs === targetMs).map(({ latencyMs }) => latencyMs);
    expect(Math.max(...latenciesMs(5))).toBeLessThan(Math.min(...latenciesMs(20)));
  });

  test('the best two cells have the means of their three published test runs', () => {
    const best = benchmark.cells.toSorted((left, right) => right.test - left.test).slice(0, 2);
    expect(best.map(({ genotype }) => toArchitectureString(decode(nasBench201, genotype)))).toEqual(
      [
        '|nor_conv_3x3~0|+|nor_conv_3x3~0|nor_conv_3x3~1|+|skip_connect~0|nor_conv_3x3~1|nor_conv_1x1~2|',
        '|nor_conv_3x3~0|+|nor_conv_3x3~0|nor_conv_3x3~1|+|skip_connect~0|nor_conv_1x1~1|nor_conv_3x3~2|',
      ],
    );
    expect(100 * best[0]!.test).toBeCloseTo((94.26 + 94.68 + 94.18) / 3, 3);
    expect(100 * best[1]!.test).toBeCloseTo((94.56 + 94.36 + 94.2) / 3, 3);
  });

  test('no cell has a higher reward than the best possible one', () => {
    const goal = { costModel, reward: rewards.absolute, targetMs: 10 };
    const { reward } = bestPossible(benchmark, goal);
    const scores = benchmark.cells.map(({ genotype, shortValidation }) =>
      goal.reward.score(shortValidation, costModel.predict(genotype).meanMs, 10),
    );
    expect(Math.max(...scores)).toBe(reward);
  });
});
