import { describe, expect, test } from 'vitest';
import { stream } from '@espalier/random';
import {
  addPolicyGradient,
  entropyOf,
  policyLength,
  policyLoss,
  policyViews,
  startWalk,
} from './policy.ts';
import type { PolicyShape, PolicySignal, PolicyStep, PolicyWeights } from './policy.ts';
import { walkPolicy } from '../../tests/walk-policy.ts';

const shape: PolicyShape = { optionCounts: [3, 2, 4, 1], hidden: 5 };
const choices = [2, 0, 3, 0];
const random = stream('policy-test');
const flat = Float64Array.from({ length: policyLength(shape) }, () => random.uniform() - 0.5);
const values = policyViews(shape, flat);
const replay = (): readonly PolicyStep[] => walkPolicy(values, (_, decision) => choices[decision]!);

function backpropagated(signal: PolicySignal): Float64Array {
  const gradient = new Float64Array(flat.length);
  addPolicyGradient({ values, gradients: policyViews(shape, gradient) }, replay(), signal);
  return gradient;
}

function centralDifferences(signal: PolicySignal): Float64Array {
  const step = 1e-5;
  return flat.map((value, index) => {
    flat[index] = value + step;
    const above = policyLoss(replay(), signal);
    flat[index] = value - step;
    const below = policyLoss(replay(), signal);
    flat[index] = value;
    return (above - below) / (2 * step);
  });
}

/** |a - b| over the larger norm, and the largest |a - b| of one parameter over the largest slope. */
function errors(exact: Float64Array, numeric: Float64Array): { norm: number; worst: number } {
  const difference = exact.map((value, index) => value - numeric[index]!);
  return {
    norm: Math.hypot(...difference) / Math.max(Math.hypot(...exact), Math.hypot(...numeric)),
    worst: Math.max(...difference.map(Math.abs)) / Math.max(...numeric.map(Math.abs)),
  };
}

const signals = [
  ['the score function alone', { advantage: 0.7, entropyWeight: 0 }],
  ['the entropy bonus alone', { advantage: 0, entropyWeight: 0.3 }],
  ['both, with a negative advantage', { advantage: -1.3, entropyWeight: 0.2 }],
] as const;

describe('addPolicyGradient', () => {
  test.each(signals)('agrees with central differences for %s', (_, signal) => {
    const { norm, worst } = errors(backpropagated(signal), centralDifferences(signal));
    expect(norm).toBeLessThan(1e-6);
    expect(worst).toBeLessThan(1e-6);
  });

  test('reaches every part that bears on a decision with two options or more', () => {
    const gradient = policyViews(shape, backpropagated(signals[0][1]));
    const touched = (part: Float64Array): boolean => part.some((slope) => slope !== 0);
    const parts = [gradient.start, gradient.lstm.kernel, gradient.lstm.bias];
    const [embeddings, heads] = [gradient.embeddings.slice(0, 2), gradient.heads.slice(0, 3)];
    expect([...parts, ...embeddings, ...heads].every(touched)).toBe(true);
  });

  test('adds to what is there, so that trials may be summed', () => {
    const signal = signals[2][1];
    const twice = new Float64Array(flat.length);
    const gradients = policyViews(shape, twice);
    addPolicyGradient({ values, gradients }, replay(), signal);
    addPolicyGradient({ values, gradients }, replay(), signal);
    const once = backpropagated(signal);
    expect(Math.max(...twice.map((sum, index) => Math.abs(sum - 2 * once[index]!)))).toBeLessThan(
      1e-15,
    );
  });

  test('leaves the expected score at zero: Σ over all walks of p(walk) · ∇ log p(walk) = 0', () => {
    const sum = new Float64Array(flat.length);
    for (const walk of allWalks(shape.optionCounts)) {
      const steps = walkPolicy(values, (_, decision) => walk[decision]!);
      const probability = Math.exp(-policyLoss(steps, { advantage: 1, entropyWeight: 0 }));
      const gradients = policyViews(shape, sum);
      addPolicyGradient({ values, gradients }, steps, { advantage: probability, entropyWeight: 0 });
    }
    expect(Math.max(...sum.map(Math.abs))).toBeLessThan(1e-14);
  });
});

describe('startWalk', () => {
  test('gives probabilities that sum to one over all architectures', () => {
    const total = allWalks(shape.optionCounts)
      .map((walk) => walkPolicy(values, (_, decision) => walk[decision]!))
      .reduce(
        (sum, steps) => sum + Math.exp(-policyLoss(steps, { advantage: 1, entropyWeight: 0 })),
        0,
      );
    expect(total).toBeCloseTo(1, 12);
  });

  test('lets a later decision depend on an earlier choice', () => {
    const last = (first: number): Float64Array =>
      walkPolicy(values, (_, decision) => (decision === 0 ? first : choices[decision]!))[2]!
        .logProbabilities;
    expect(last(0)).not.toEqual(last(1));
  });

  test('stays finite when one logit is far above the others', () => {
    const extreme = policyViews(shape, flat.slice());
    extreme.headBiases[0]![1] = 2000;
    const [step] = walkPolicy(extreme, () => 0);
    expect(step!.logProbabilities.every(Number.isFinite)).toBe(true);
    expect(entropyOf(step!.logProbabilities)).toBe(0);
  });
});

describe('policyViews', () => {
  test('uses every number of the flat vector exactly once', () => {
    const counted = new Float64Array(policyLength(shape));
    for (const part of partsOf(policyViews(shape, counted)))
      for (let index = 0; index < part.length; index++) part[index]! += 1;
    expect(counted.every((uses) => uses === 1)).toBe(true);
  });

  test('gives 58,054 parameters for 22 decisions of 9 options and 64 hidden units', () => {
    // 4·64·(64+64+1) gates + 64 start + 21·9·64 embeddings + 22·9·(64+1) heads, added by hand.
    const fbnet = { optionCounts: new Array<number>(22).fill(9), hidden: 64 };
    expect(policyLength(fbnet)).toBe(33_024 + 64 + 12_096 + 12_870);
  });
});

function allWalks([count, ...rest]: readonly number[]): number[][] {
  if (count === undefined) return [[]];
  const tails = allWalks(rest);
  return Array.from({ length: count }, (_, option) =>
    tails.map((tail) => [option, ...tail]),
  ).flat();
}

function partsOf(weights: PolicyWeights): Float64Array[] {
  const { lstm, start, embeddings, heads, headBiases } = weights;
  return [lstm.kernel, lstm.bias, start, ...embeddings, ...heads, ...headBiases];
}

test('a walk that skips decisions has the gradient of central differences, and none elsewhere', () => {
  const signal = { advantage: 0.6, entropyWeight: 0.1 };
  const walked = (): readonly PolicyStep[] => {
    const walk = startWalk(values);
    walk.take(0, () => 1);
    walk.take(2, () => 3);
    return walk.steps;
  };
  const exact = new Float64Array(flat.length);
  const views = policyViews(shape, exact);
  addPolicyGradient({ values, gradients: views }, walked(), signal);
  const step = 1e-5;
  for (const index of flat.keys()) {
    const value = flat[index]!;
    flat[index] = value + step;
    const above = policyLoss(walked(), signal);
    flat[index] = value - step;
    const below = policyLoss(walked(), signal);
    flat[index] = value;
    expect(exact[index]).toBeCloseTo((above - below) / (2 * step), 6);
  }
  expect(views.heads[1]!.every((slope) => slope === 0)).toBe(true);
});
