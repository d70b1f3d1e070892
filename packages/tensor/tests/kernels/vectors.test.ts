import { stream } from '@espalier/random';
import { describe, expect, test } from 'vitest';
import { runKernel } from '../run-kernel.ts';
import { expectNear, float64Of, guarded, normals } from './arrays.ts';
import { kernelSets } from './kernel-sets.ts';

const counts = [1, 4, 7, 130];

describe.each(kernelSets)('vectors (%s)', (_, set) => {
  test.each(counts)('the sum of the squares of %i values', (count) => {
    const values = normals(stream('squares', count), count, 3);
    const start = new Float32Array(Float64Array.of(2).buffer);
    const { result } = runKernel(set, 'sumOfSquares', { values, count, result: start });
    const squares = values.reduce((sum, value) => sum + value * value, 0);
    expect(float64Of(result) / (2 + squares)).toBeCloseTo(1, 6);
  });

  test.each(counts)('the product of %i values with a factor', (count) => {
    const values = normals(stream('factor', count), count);
    const found = runKernel(set, 'scaleValues', { values: guarded(values), count, factor: 0.3 });
    const expected = Float64Array.from(values, (value) => 0.3 * value);
    expectNear(found['values'], expected, { tolerance: 1e-6 });
  });

  test.each(counts)('a moving average of %i weights', (count) => {
    const [average, weight] = [normals(stream('old'), count), normals(stream('new'), count)];
    const operands = { average: guarded(average), weight, count, keep: 0.99 };
    const found = runKernel(set, 'movingAverage', operands);
    const expected = Float64Array.from(average, (old, at) => 0.99 * old + 0.01 * weight[at]!);
    expectNear(found['average'], expected, { tolerance: 1e-6 });
  });
});
