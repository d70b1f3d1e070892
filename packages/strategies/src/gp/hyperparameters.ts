import { distancesOf, meanDistance } from './distances.ts';
import { gaussianProcess } from './gaussian-process.ts';
import type { Hyperparameters, Measurements } from './gaussian-process.ts';

/** Multiples of the mean distance of two points. */
const lengthScales = [0.25, 0.5, 1, 2, 4];
const noises = [1e-4, 1e-3, 1e-2, 1e-1];

/** The hyperparameters of greatest likelihood on a grid of 5 length scales and 4 noises. O(20 n³ / 3). */
export function likeliest({ points, values }: Measurements): Hyperparameters {
  const distances = distancesOf(points);
  const unit = meanDistance(distances);
  const grid = lengthScales.flatMap((scale) =>
    noises.map((noise) => ({ lengthScale: scale * unit, noise })),
  );
  const fits = grid.map((hyperparameters) => ({
    hyperparameters,
    fit: gaussianProcess({ points, values, distances }, hyperparameters).logLikelihood,
  }));
  return fits.reduce((best, one) => (one.fit > best.fit ? one : best)).hyperparameters;
}
