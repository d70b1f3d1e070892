import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import { correlations } from './correlations.ts';
import { inputSlopes } from './input-slopes.ts';
import { defineProxy } from './proxy.ts';

/** Added to every eigenvalue. */
const floor = 1e-5;

/**
 * Jacobian covariance: whether the network answers differently to changes of different images.
 *
 * score = -Σ over eigenvalues v of the correlations of the images' slopes of
 * log(v + 1e-5) + 1 / (v + 1e-5)
 *
 * The slope of an image is that of the sum of all logits. The best is -count, where slopes are
 * uncorrelated and every v is 1.
 *
 * @see Mellor et al. 2020, "Neural architecture search without training", version 1,
 *   https://arxiv.org/abs/2006.04647v1
 */
export const jacobCov = defineProxy({
  name: 'jacob-cov',
  summary: 'Eigenvalues of the correlations of input gradients',
  cite: 'Mellor et al. 2020, arXiv:2006.04647v1',
  score: (subject) => kullbackLeiblerScore(correlations(subject.take(inputSlopes))),
});

/** -Σ (log(v + 1e-5) + 1 / (v + 1e-5)) over the eigenvalues v of a symmetric matrix; NaN where it holds NaN. */
export function kullbackLeiblerScore(matrix: readonly (readonly number[])[]): number {
  if (matrix.flat().some((value) => Number.isNaN(value))) return NaN;
  const rows = new Matrix(matrix.map((row) => [...row]));
  const { realEigenvalues } = new EigenvalueDecomposition(rows, { assumeSymmetric: true });
  return -realEigenvalues.reduce(
    (sum, value) => sum + Math.log(value + floor) + 1 / (value + floor),
    0,
  );
}
