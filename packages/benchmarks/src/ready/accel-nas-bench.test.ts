import { decisions, encode } from '@espalier/space';
import { mnasnetAccel } from '@espalier/search-spaces';
import { beforeAll, describe, expect, test } from 'vitest';
import { isAbsent, publishedData as data } from '../../tests/published-data.ts';
import { fromAccelString } from '../architecture-strings/mnasnet-accel.ts';
import type { LoadedBenchmark } from '../benchmark.ts';
import { summaryOf } from '../table/summary.ts';
import { accelNasBench } from './accel-nas-bench.ts';

describe.skipIf(isAbsent)('on the published table (skipped: ../shared/data is absent)', () => {
  let loaded: LoadedBenchmark;
  beforeAll(async () => {
    loaded = await accelNasBench.load({ data });
  });

  test('has 5,138 rows of 5,125 networks, 5e-8 of the space, two without ZCU102 figures', async () => {
    const { sourceRows, architectures, coverage, columns } = summaryOf(
      await accelNasBench.table({ data }),
    );
    expect([sourceRows, architectures]).toEqual([5138, 5125]);
    expect(coverage).toBeCloseTo(5125 / (36 ** 6 * 48), 15);
    const missing = columns.filter((one) => one.missing > 0);
    expect(missing.map((one) => [one.column, one.missing])).toEqual([
      ['zcu102LatencyMs', 2],
      ['zcu102ImagesPerSecond', 2],
    ]);
  });

  test('a network that was trained twice has the mean of both', async () => {
    const { benchmark } = loaded;
    const text = '6310_4520_6330_6530_6520_1320_1320';
    const genotype = encode(mnasnetAccel, fromAccelString(text));
    expect(benchmark.rowOf(genotype)).toBe(0);
    const request = { trial: 0, seed: 's', epochs: [1], mostEpochs: 1, genotype };
    const { rungs, costSeconds, metrics } = await benchmark.evaluator.evaluate(request);
    expect(rungs[0]!.accuracy).toBeCloseTo((0.59368 + 0.59248) / 2, 12);
    expect(costSeconds).toBeCloseTo((2660.431 + 2199.304) / 2, 9);
    expect(metrics!['topFiveAccuracy']).toBeCloseTo((0.82636 + 0.82608) / 2, 12);
    expect(benchmark.assess(genotype).latency!.meanMs).toBeCloseTo((5.02342 + 5.02239) / 2, 12);
    expect(benchmark.assess(genotype).macs).toBe(415_361_072);
  });

  test('no two listed networks are neighbours, as a brute-force look at all of them shows', () => {
    const { benchmark } = loaded;
    const all = decisions(mnasnetAccel);
    let neighbours = 0;
    for (let row = 0; row < benchmark.size; row += 10) {
      const genotype = benchmark.at(row);
      for (const { path, options } of all) {
        for (const option of options.keys()) {
          if (option === genotype[path]) continue;
          neighbours += Number(benchmark.has({ ...genotype, [path]: option }));
        }
      }
    }
    expect(neighbours).toBe(0);
  });
});
