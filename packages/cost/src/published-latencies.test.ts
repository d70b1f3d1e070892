import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { loadDevice } from '@espalier/hardware-profiles';
import { fbnet, fromArchitectureString, nasBench201 } from '@espalier/search-spaces';
import { encode, type Genotype } from '@espalier/space';
import { describe, expect, test } from 'vitest';
import { tableCostModel } from './table-cost-model.ts';

const data = new URL('../../../../shared/data/', import.meta.url);
const absent = !existsSync(data);

function source(path: string): unknown {
  return JSON.parse(gunzipSync(readFileSync(new URL(path, data))).toString());
}

const genotypeOf = (decision: string, digits: string): Genotype =>
  Object.fromEntries(Array.from(digits, (digit, at) => [`${decision}.${at}`, Number(digit)]));

describe('the published example of HW-NAS-Bench, cell 0', () => {
  const cell = fromArchitectureString(
    '|avg_pool_3x3~0|+|nor_conv_1x1~0|skip_connect~1|+|nor_conv_1x1~0|skip_connect~1|skip_connect~2|',
  );

  test('takes 3.60585 ms on the Pixel 3', async () => {
    const model = tableCostModel(nasBench201, await loadDevice('pixel'));
    expect(model.predict(encode(nasBench201, cell)).meanMs).toBe(3.60585);
  });

  test('takes 10.4819768 ms on the Raspberry Pi 4', async () => {
    const model = tableCostModel(nasBench201, await loadDevice('raspberry-pi-4'));
    expect(model.predict(encode(nasBench201, cell)).meanMs).toBe(10.4819768);
  });
});

test('FBNet on the Pixel 3 spans from all layers skipped to all layers k5_e6', async () => {
  const { fastest, slowest } = tableCostModel(fbnet, await loadDevice('pixel')).range();
  expect(fastest.latencyMs).toBe(2.838627995);
  expect(Object.values(fastest.genotype)).toEqual(Array(22).fill(8));
  expect(Object.values(slowest.genotype)).toEqual(Array(22).fill(7));
});

describe.skipIf(absent)('against the published files (skipped: ../shared/data is absent)', () => {
  test.each([
    ['pixel', 'pixel3'],
    ['raspberry-pi-4', 'raspi4'],
  ])('%s: 3,500 FBNet sums agree in the six digits that are published', async (name, key) => {
    const { arch, latency } = source('help-latency/fbnet_latency.json.gz') as {
      arch: string[];
      latency: Record<string, number[]>;
    };
    const model = tableCostModel(fbnet, await loadDevice(name));
    const errors = arch.map((digits, at) => {
      const published = latency[key]![at]!;
      const unit = 10 ** (Math.floor(Math.log10(published)) - 5);
      return Math.abs(model.predict(genotypeOf('layers', digits)).meanMs - published) / unit;
    });
    expect(errors).toHaveLength(3500);
    expect(Math.max(...errors)).toBeLessThan(0.5 + 1e-6);
  });

  test.each([
    ['pixel', 'pixel3_latency'],
    ['raspberry-pi-4', 'raspi4_latency'],
  ])(
    '%s: all 15,625 NAS-Bench-201 cells are looked up under their own edges',
    async (name, key) => {
      const { arch } = source('nas-bench-201/nb201.json.gz') as { arch: string[] };
      const { cifar10 } = source('hw-nas-bench/nb201_hw_cifar10.json.gz') as {
        cifar10: Record<string, number[]>;
      };
      const model = tableCostModel(nasBench201, await loadDevice(name));
      const predicted = arch.map((digits) => model.predict(genotypeOf('edges', digits)).meanMs);
      expect(predicted).toEqual(cifar10[key]);
    },
  );
});
