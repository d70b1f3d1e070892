import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { fromArchitectureString, nasBench201 } from '@espalier/search-spaces';
import { canonical, encode } from '@espalier/space';
import { beforeAll, describe, expect, test } from 'vitest';
import { isAbsent, publishedData as data } from '../../tests/published-data.ts';
import type { LoadedBenchmark } from '../benchmark.ts';
import { nasBench201Cifar10 } from './nas-bench-201-cifar10.ts';

describe.skipIf(isAbsent)('on the published table (skipped: ../shared/data is absent)', () => {
  let loaded: LoadedBenchmark;
  beforeAll(async () => {
    loaded = await nasBench201Cifar10.load({ data });
  });
  const ask = async (row: number, epochs: readonly number[]) => {
    const { benchmark } = loaded;
    const request = { trial: 0, seed: 's', mostEpochs: 200, epochs };
    return benchmark.evaluator.evaluate({ ...request, genotype: benchmark.at(row) });
  };

  test('lists the whole space at 12 and 200 epochs', () => {
    const { size, isComplete, epochs } = loaded.benchmark;
    expect({ size, isComplete, epochs }).toEqual({
      size: 15_625,
      isComplete: true,
      epochs: [12, 200],
    });
  });

  test('the best test accuracy is 94.37 %, of cell 6111', () => {
    const all = loaded.heldOut.column('test:accuracy@200');
    const best = all.indexOf(Math.max(...all));
    expect([best, all[best]]).toEqual([6111, 0.943733]);
    expect(loaded.heldOut.test(loaded.benchmark.at(6111))).toBe(0.943733);
  });

  test('rows are found by the strings of their cells', () => {
    const best =
      '|nor_conv_3x3~0|+|nor_conv_3x3~0|nor_conv_3x3~1|+|skip_connect~0|nor_conv_3x3~1|nor_conv_1x1~2|';
    const genotype = encode(nasBench201, fromArchitectureString(best));
    expect(loaded.benchmark.rowOf(genotype)).toBe(6111);
  });

  test('a search sees validation accuracy, and 12 epochs at 12/200 of the cost', async () => {
    expect(await ask(0, [12, 200])).toEqual({
      outcome: 'complete',
      rungs: [
        { epochs: 12, accuracy: 0.63364, loss: null },
        { epochs: 200, accuracy: 0.819827, loss: null },
      ],
      costSeconds: 1444.22,
    });
    expect((await ask(0, [12])).costSeconds).toBeCloseTo((1444.22 * 12) / 200, 10);
  });

  test('the first cell has the latencies, energy and parameters of the sources', () => {
    expect(loaded.benchmark.assess(loaded.benchmark.at(0))).toEqual({
      latency: { meanMs: 3.60585, sdMs: 0 },
      macs: null,
      parameters: 129_306,
      metrics: {
        pixel3LatencyMs: 3.60585,
        raspi4LatencyMs: 10.4819768,
        edgegpuLatencyMs: 5.80741854,
        edgegpuEnergyMillijoules: 24.2266143,
      },
    });
  });

  test('cells of one published class of isomorphism are one canonical form', () => {
    const file = readFileSync(join(data, 'nas-bench-201/nb201.json.gz'));
    const { iso } = JSON.parse(gunzipSync(file).toString()) as { readonly iso: readonly number[] };
    const forms = new Map<number, string>();
    for (const [row, published] of iso.entries()) {
      const form = JSON.stringify(canonical(nasBench201, loaded.benchmark.at(row)));
      expect(forms.get(published) ?? form).toBe(form);
      forms.set(published, form);
    }
    expect([forms.size, new Set(forms.values()).size]).toEqual([6466, 6466]);
  });
});
