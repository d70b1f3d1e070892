import { distance, distancesOf } from './distances.ts';
import { matern52 } from './matern.ts';
import { choleskyFactor, dot, logDeterminant, solveLower } from './triangular.ts';

/** What shapes the prior. */
export interface Hyperparameters {
  /** ℓ: the distance at which values have little in common. */
  readonly lengthScale: number;
  /** λ > 0: variance of the noise, as a share of that of the function. */
  readonly noise: number;
}

/** n points and their values; `distances` may be handed in where they are known. */
export interface Measurements {
  readonly points: readonly Float64Array[];
  readonly values: Float64Array;
  readonly distances?: Float64Array;
}

/** A normal belief about one value. */
export interface Belief {
  readonly mean: number;
  readonly deviation: number;
}

/** A fitted process. */
export interface GaussianProcess {
  /** log p(values), with the variance that makes it greatest. */
  readonly logLikelihood: number;
  /** Belief about the function, without noise, at a point. O(n²). */
  at(point: Float64Array): Belief;
}

/** Equal values would have variance 0, which has no likelihood. */
const leastVariance = 1e-12;

/**
 * A Gaussian process of mean 0, given noisy values at points.
 *
 * With R the Matérn 5/2 covariances of distances / ℓ and C = R + λ I: mean(x) = r(x)ᵀ C⁻¹ y,
 * variance(x) = s² (1 - r(x)ᵀ C⁻¹ r(x)), where s² = yᵀ C⁻¹ y / n is the variance of greatest
 * likelihood, and log p(y) = -½ (n log 2π s² + log |C| + n).
 *
 * Time O(n³ / 3), by Cholesky decomposition. Points may be equal.
 *
 * @see Rasmussen and Williams 2006, "Gaussian Processes for Machine Learning", Algorithm 2.1 and
 * section 5.4.1
 */
export function gaussianProcess(
  { points, values, distances = distancesOf(points) }: Measurements,
  { lengthScale, noise }: Hyperparameters,
): GaussianProcess {
  const count = points.length;
  const covariance = distances.map((value) => matern52(value / lengthScale));
  for (let row = 0; row < count; row++) covariance[row * (count + 1)] = 1 + noise;
  const factor = choleskyFactor(covariance, count);
  const white = solveLower(factor, values);
  const variance = Math.max(dot(white, white) / count, leastVariance);
  const logVariance = Math.log(2 * Math.PI * variance);
  return {
    logLikelihood: -0.5 * (count * (logVariance + 1) + logDeterminant(factor, count)),
    at(point) {
      const alike = new Float64Array(count);
      for (let row = 0; row < count; row++)
        alike[row] = matern52(distance(point, points[row]!) / lengthScale);
      const explained = solveLower(factor, alike);
      const left = Math.max(1 - dot(explained, explained), 0);
      return { mean: dot(explained, white), deviation: Math.sqrt(variance * left) };
    },
  };
}
