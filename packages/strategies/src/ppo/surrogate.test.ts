import { stream } from '@espalier/random';
import { describe, expect, test } from 'vitest';
import { addPolicyGradient, policyLength, policyViews } from '../controller/policy.ts';
import { walkPolicy } from '../../tests/walk-policy.ts';
import { surrogateAdvantages, surrogateLoss } from './surrogate.ts';

const shape = { optionCounts: [3, 2, 4], hidden: 5 };
const choices = [2, 0, 3];
const random = stream('surrogate');
const flat = Float64Array.from({ length: policyLength(shape) }, () => random.uniform() - 0.5);
const values = policyViews(shape, flat);
const walk = () => walkPolicy(values, (_, decision) => choices[decision]!);
/** Old log-probabilities that make the ratios these. */
const oldFor = (ratios: readonly number[]) =>
  walk().map(
    ({ logProbabilities, choice }, at) => logProbabilities[choice]! - Math.log(ratios[at]!),
  );

describe('the gradient agrees with central differences of the clipped surrogate', () => {
  test.each([
    ['a gain, ratios inside', 0.7, [0.9, 1, 1.1]],
    ['a gain, one ratio above the clip', 0.7, [1.5, 0.5, 1.1]],
    ['a loss, one ratio below the clip', -1.3, [1.5, 0.5, 0.9]],
  ] as const)('%s', (_, advantage, ratios) => {
    const signal = { advantage, oldLogProbabilities: oldFor(ratios), clip: 0.2 };
    const exact = new Float64Array(flat.length);
    addPolicyGradient({ values, gradients: policyViews(shape, exact) }, walk(), {
      advantage: surrogateAdvantages(walk(), signal),
      entropyWeight: 0.1,
    });
    const step = 1e-5;
    const worst = Math.max(
      ...Array.from(flat.keys(), (index) => {
        const value = flat[index]!;
        flat[index] = value + step;
        const above = surrogateLoss(walk(), signal, 0.1);
        flat[index] = value - step;
        const below = surrogateLoss(walk(), signal, 0.1);
        flat[index] = value;
        return Math.abs(exact[index]! - (above - below) / (2 * step));
      }),
    );
    expect(worst).toBeLessThan(1e-8);
  });
});

test('clips a ratio only on the side where it would earn more', () => {
  const advantagesAt = (advantage: number, ratio: number) =>
    surrogateAdvantages(walk().slice(0, 1), {
      advantage,
      oldLogProbabilities: oldFor([ratio, 1, 1]),
      clip: 0.2,
    })[0]!;
  expect(advantagesAt(2, 1.21)).toBe(0);
  expect(advantagesAt(2, 1.19)).toBeCloseTo(2.38, 12);
  expect(advantagesAt(2, 0.5)).toBeCloseTo(1, 12);
  expect(advantagesAt(-2, 0.79)).toBe(0);
  expect(advantagesAt(-2, 0.81)).toBeCloseTo(-1.62, 12);
  expect(advantagesAt(-2, 3)).toBeCloseTo(-6, 12);
});

test('is the policy gradient where the policy is the one that drew', () => {
  const signal = { advantage: 0.4, oldLogProbabilities: oldFor([1, 1, 1]), clip: 0.2 };
  for (const advantage of surrogateAdvantages(walk(), signal))
    expect(advantage).toBeCloseTo(0.4, 12);
});
