import { stream } from '@espalier/random';
import { expect, test } from 'vitest';
import { distancesOf } from './distances.ts';
import { gaussianProcess } from './gaussian-process.ts';
import { likeliest } from './hyperparameters.ts';

const random = stream('process');
const points = Array.from({ length: 9 }, () =>
  Float64Array.of(random.normal(), random.normal(), random.normal()),
);
const values = Float64Array.from(points, ([x, y]) => Math.sin(x!) + 0.5 * y!);
const hyperparameters = { lengthScale: 1.3, noise: 0.02 };

/** The Matérn 5/2 covariance, written out. */
function covariance(one: Float64Array, other: Float64Array): number {
  const square = one.reduce((sum, value, at) => sum + (value - other[at]!) ** 2, 0);
  const r = Math.sqrt(square) / hyperparameters.lengthScale;
  return (1 + Math.sqrt(5) * r + (5 / 3) * r * r) * Math.exp(-Math.sqrt(5) * r);
}

/** Inverse and determinant by Gauss-Jordan elimination with pivots. */
function inverse(matrix: readonly (readonly number[])[]): {
  rows: number[][];
  determinant: number;
} {
  const size = matrix.length;
  const rows = matrix.map((row, at) => [...row, ...row.map((_, column) => Number(column === at))]);
  let determinant = 1;
  for (let step = 0; step < size; step++) {
    let pivot = step;
    for (let row = step; row < size; row++)
      if (Math.abs(rows[row]![step]!) > Math.abs(rows[pivot]![step]!)) pivot = row;
    if (pivot !== step) determinant = -determinant;
    [rows[step], rows[pivot]] = [rows[pivot]!, rows[step]!];
    determinant *= rows[step]![step]!;
    rows[step] = rows[step]!.map((value) => value / rows[step]![step]!);
    for (let row = 0; row < size; row++) {
      const factor = rows[row]![step]!;
      if (row !== step)
        rows[row] = rows[row]!.map((value, column) => value - factor * rows[step]![column]!);
    }
  }
  return { rows: rows.map((row) => row.slice(size)), determinant };
}

const noisy = points.map((one, row) =>
  points.map((other, column) => covariance(one, other) + (row === column ? 0.02 : 0)),
);
const { rows: precision, determinant } = inverse(noisy);
const weigh = (left: readonly number[], right: readonly number[]): number =>
  left.reduce(
    (sum, value, row) =>
      sum + value * precision[row]!.reduce((total, entry, at) => total + entry * right[at]!, 0),
    0,
  );
const variance = weigh([...values], [...values]) / values.length;

test('the posterior is r C⁻¹ y and s² (1 - r C⁻¹ r)', () => {
  const process = gaussianProcess({ points, values }, hyperparameters);
  for (const point of [Float64Array.of(0, 0, 0), Float64Array.of(3, -1, 2), points[4]!]) {
    const alike = points.map((other) => covariance(point, other));
    const { mean, deviation } = process.at(point);
    expect(mean).toBeCloseTo(weigh(alike, [...values]), 9);
    expect(deviation ** 2).toBeCloseTo(variance * (1 - weigh(alike, alike)), 9);
  }
});

test('the likelihood is that of the normal distribution with covariance s² C', () => {
  const size = values.length;
  const exponent = weigh([...values], [...values]) / variance;
  const expected =
    -0.5 * (exponent + Math.log(determinant) + size * Math.log(2 * Math.PI * variance));
  expect(gaussianProcess({ points, values }, hyperparameters).logLikelihood).toBeCloseTo(
    expected,
    9,
  );
});

test('one point has the known posterior', () => {
  const given = { points: [Float64Array.of(0)], values: Float64Array.of(2) };
  const process = gaussianProcess(given, { lengthScale: 1, noise: 0.25 });
  const alike = (1 + Math.sqrt(5) + 5 / 3) * Math.exp(-Math.sqrt(5));
  const { mean, deviation } = process.at(Float64Array.of(1));
  expect(mean).toBeCloseTo((alike * 2) / 1.25, 12);
  expect(deviation).toBeCloseTo(Math.sqrt((4 / 1.25) * (1 - alike ** 2 / 1.25)), 12);
});

test('far from all points the belief is the prior', () => {
  const { mean, deviation } = gaussianProcess({ points, values }, hyperparameters).at(
    Float64Array.of(100, 100, 100),
  );
  expect(mean).toBeCloseTo(0, 9);
  expect(deviation ** 2).toBeCloseTo(variance, 9);
});

test('equal points and equal values are no trouble', () => {
  const same = { points: [points[0]!, points[0]!], values: Float64Array.of(0, 0) };
  const { mean, deviation } = gaussianProcess(same, hyperparameters).at(points[0]!);
  expect(mean).toBe(0);
  expect(deviation).toBeGreaterThanOrEqual(0);
});

test('the hyperparameters chosen are the likeliest of the grid, in units of the mean distance', () => {
  const distances = distancesOf(points).filter((value) => value > 0);
  const unit = distances.reduce((sum, value) => sum + value, 0) / distances.length;
  const found = likeliest({ points, values });
  const best = gaussianProcess({ points, values }, found).logLikelihood;
  for (const scale of [0.25, 0.5, 1, 2, 4]) {
    for (const noise of [1e-4, 1e-3, 1e-2, 1e-1]) {
      const other = { lengthScale: scale * unit, noise };
      expect(gaussianProcess({ points, values }, other).logLikelihood).toBeLessThanOrEqual(best);
    }
  }
  expect([0.25, 0.5, 1, 2, 4]).toContainEqual(expect.closeTo(found.lengthScale / unit, 9));
});
