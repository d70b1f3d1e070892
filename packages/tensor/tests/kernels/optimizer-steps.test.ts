import { stream } from '@espalier/random';
import { describe, expect, test } from 'vitest';
import { runKernel } from '../run-kernel.ts';
import { expectNear, float64Of, guarded, normals } from './arrays.ts';
import { kernelSets } from './kernel-sets.ts';

const counts = [1, 4, 7, 130];
const steps = 6;

describe.each(kernelSets)('optimizer steps (%s)', (_, set) => {
  test.each(counts)('SGD of %i weights, with and without Nesterov momentum', (count) => {
    const settings = { learningRate: 0.3, momentum: 0.9, decay: 0.01 };
    for (const nesterov of [0, 1]) {
      const random = stream('sgd', count, nesterov);
      const start = normals(random, count);
      let held = { weight: guarded(start), velocity: guarded(new Float32Array(count)) };
      const [weight, velocity] = [Float64Array.from(start), new Float64Array(count)];
      for (let step = 0; step < steps; step++) {
        const gradient = normals(random, count);
        held = runKernel(set, 'sgdStep', {
          ...{ ...held, gradient, count, nesterov, ...settings },
        }) as typeof held;
        for (let i = 0; i < count; i++) {
          const g = gradient[i]! + settings.decay * weight[i]!;
          velocity[i] = settings.momentum * velocity[i]! + g;
          const move = nesterov === 1 ? g + settings.momentum * velocity[i]! : velocity[i]!;
          weight[i]! -= settings.learningRate * move;
        }
      }
      expectNear(held.weight, weight, { tolerance: 3e-6 });
      expectNear(held.velocity, velocity, { tolerance: 3e-6 });
    }
  });
});

describe.each(kernelSets)('vectors (%s)', (_, set) => {
  test.each(counts)('the sum of squares and the product with a factor of %i values', (count) => {
    const values = normals(stream('vectors', count), count, 3);
    const start = new Float32Array(Float64Array.of(2).buffer);
    const { result } = runKernel(set, 'sumOfSquares', { values, count, result: start });
    const squares = values.reduce((sum, value) => sum + value * value, 0);
    expect(float64Of(result) / (2 + squares)).toBeCloseTo(1, 6);
    const scaled = runKernel(set, 'scaleValues', { values: guarded(values), count, factor: 0.3 });
    expectNear(
      scaled['values'],
      Float64Array.from(values, (value) => 0.3 * value),
      { tolerance: 1e-6 },
    );
  });
});
