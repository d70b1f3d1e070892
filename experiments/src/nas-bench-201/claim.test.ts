import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readyBenchmarks } from '@espalier/benchmarks';
import { describe, expect, test } from 'vitest';
import { runTask } from '../tabular/run-task.ts';
import { seedsTo } from '../tabular/run-searches.ts';
import { accuracyAlone } from '../tabular/search-task.ts';
import { baselines } from './methods.ts';
import { chosenRow, figuresOf, outcomeOf } from './outcome.ts';
import { published, reported } from './published.ts';
import { compare, rowOf } from './summarise.ts';

const data = fileURLToPath(new URL('../../../../shared/data', import.meta.url));
const absent = !existsSync(data);

test('what is chosen is the best of the longest trainings', () => {
  const record = {
    seed: 1,
    rows: Int32Array.from([5, 6, 7, 8]),
    rewards: Float64Array.from([0.9, 0.5, NaN, 0.6]),
    epochs: Int32Array.from([3, 9, 9, 9]),
    endSeconds: Float64Array.from([1, 2, 3, 4]),
    tookMs: 1,
  };
  expect([1, 2, 3, 4].map((count) => chosenRow(record, count))).toEqual([5, 6, 6, 8]);
  expect(chosenRow(record, 0)).toBe(-1);
});

test('a difference of more than one published deviation is out of tolerance', () => {
  const shifted = (by: number) => ({
    method: 'REA',
    seeds: 500,
    trials: { mean: 100, deviation: 1 },
    figures: Object.fromEntries(
      reported.map((name) => {
        const { mean, deviation } = published.REA[name];
        return [name, { mean: mean + by * deviation, deviation }];
      }),
    ) as typeof published.REA,
    hits: 0,
    nearBest: 0,
  });
  expect(compare([shifted(0.99)]).every(({ within }) => within)).toBe(true);
  expect(compare([shifted(-1.01)]).some(({ within }) => within)).toBe(false);
});

describe.skipIf(absent)('on the measured cells (skipped: ../shared/data is absent)', () => {
  test('thirty searches of each kind lie within the published deviations, evolution first', async () => {
    const load = (name: string) => readyBenchmarks[name]!.load({ data, view: 'validation' });
    const [cifar10, cifar100] = await Promise.all([
      load('nas-bench-201-cifar10'),
      load('nas-bench-201-cifar100'),
    ]);
    const figures = figuresOf(cifar10.heldOut, cifar100.heldOut);
    const rows = await Promise.all(
      (['RS', 'REA'] as const).map(async (method) => {
        const records = await runTask(
          {
            benchmark: { name: 'nas-bench-201-cifar10', data },
            searcher: baselines[method].searcher,
            objectives: accuracyAlone,
            epochs: { least: 12, most: 12 },
            budget: { costSeconds: 12_000 },
            seeds: seedsTo(30),
          },
          cifar10.benchmark.fresh(),
        );
        const outcomes = records.map((record) => outcomeOf(record, figures));
        return rowOf(method, outcomes, { signalRow: 0, test: 94.373 });
      }),
    );
    for (const { difference, published: theirs } of compare(rows)) {
      expect(Math.abs(difference)).toBeLessThan(theirs.deviation);
    }
    const [random, evolution] = rows.map((row) => row.figures['CIFAR-10 test'].mean);
    expect(evolution).toBeGreaterThan(random!);
  });
});
