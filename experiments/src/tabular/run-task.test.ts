import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readyBenchmarks, type LoadedBenchmark } from '@espalier/benchmarks';
import { describe, expect, test } from 'vitest';
import { runTask } from './run-task.ts';
import { accuracyAlone, type SearchTask } from './search-task.ts';

const data = fileURLToPath(new URL('../../../../shared/data', import.meta.url));
const absent = !existsSync(data);
const name = 'nas-bench-201-cifar10';
const { benchmark, heldOut } = absent
  ? ({} as LoadedBenchmark)
  : await readyBenchmarks[name]!.load({ data, view: 'validation' });

const task: SearchTask = {
  benchmark: { name, data, view: 'validation' },
  searcher: {
    strategy: 'regularized-evolution',
    options: { populationSize: 10, tournamentSize: 3 },
  },
  objectives: accuracyAlone,
  epochs: { least: 12, most: 12 },
  budget: { costSeconds: 3000 },
  seeds: [1, 2],
};

describe.skipIf(absent)('on the measured cells (skipped: ../shared/data is absent)', () => {
  test('a search says which rows it tried, with their own rewards and costs', async () => {
    const [record] = await runTask(task, benchmark);
    const accuracy = heldOut.column('accuracy@12');
    const seconds = heldOut.column('costSeconds@12');
    let end = 0;
    record!.rows.forEach((row, trial) => {
      expect(record!.rewards[trial]).toBe(accuracy[row]);
      end += seconds[row]!;
      expect(record!.endSeconds[trial]).toBeCloseTo(end, 1);
    });
    expect(end).toBeLessThanOrEqual(3000);
    expect(end).toBeGreaterThan(2800);
  });

  test('seeds differ, and one seed is the same in any company', async () => {
    const [one, two] = await runTask(task, benchmark);
    const [alone] = await runTask({ ...task, seeds: [2] }, benchmark);
    expect(one!.rows).not.toEqual(two!.rows);
    expect(alone!.rows).toEqual(two!.rows);
  });

  test('one measured length answers for every length asked for', async () => {
    const [record] = await runTask(
      {
        ...task,
        searcher: { strategy: 'hyperband', options: {} },
        epochs: { least: 3, most: 108 },
        budget: { costSeconds: 12_000 },
        measuredEpochs: 12,
      },
      benchmark,
    );
    expect(new Set(record!.epochs).size).toBeGreaterThan(1);
    const accuracy = heldOut.column('accuracy@12');
    expect([...record!.rewards]).toEqual([...record!.rows].map((row) => accuracy[row]));
  });
});
