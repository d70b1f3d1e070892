import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Genotype } from '@espalier/space';
import { describe, expect, test } from 'vitest';
import { samplers } from '../src/index.ts';
import { play } from './play.ts';
import { digitSpace } from './spaces.ts';

const file = new URL('../../../../shared/data/nas-bench-201/nb201.json.gz', import.meta.url);
const absent = !existsSync(file);

/** Six edges of five operations; the digits are the operations in the order of the table. */
const space = digitSpace(6, 5);

/** CIFAR-100 test accuracy after 200 epochs in percent (Dong & Yang 2020). */
function accuracies(): (genotype: Genotype) => number {
  const table = JSON.parse(gunzipSync(readFileSync(file)).toString()) as {
    readonly arch: readonly string[];
    readonly epoch200: { readonly cifar100: { readonly test: readonly number[] } };
  };
  const { test: measured } = table.epoch200.cifar100;
  const byDigits = new Map(table.arch.map((digits, at) => [digits, measured[at]!]));
  return (genotype) => byDigits.get(Object.values(genotype).join(''))!;
}

describe.skipIf(absent)('strategies with a model on NAS-Bench-201, within 100 trials', () => {
  test.each([
    { name: 'tpe', seeds: 20 },
    { name: 'gp', seeds: 2 },
    { name: 'bananas', seeds: 2 },
    { name: 'predictor-guided-evolution', seeds: 2 },
  ] as const)('$name finds 73.3 on average over $seeds seeds', ({ name, seeds }) => {
    const accuracyOf = accuracies();
    const best = Array.from({ length: seeds }, (_, seed) => {
      const strategy = samplers[name];
      const rewardOf = ({ genotype }: { genotype: Genotype }): number => accuracyOf(genotype);
      const trials = play({ strategy, space, trials: 100, seed: `model-${seed}`, rewardOf });
      return Math.max(...trials.map(({ reward }) => reward!));
    });
    expect(best.reduce((sum, value) => sum + value, 0) / seeds).toBeGreaterThan(73.3);
  });
});
