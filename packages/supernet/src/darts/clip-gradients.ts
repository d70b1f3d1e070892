import type { tf } from '@espalier/tensor';

/**
 * Gradients scaled down together where their common norm is above a limit; takes over what it is given.
 *
 * g = g · min(1, limit / ‖g‖), ‖g‖² = Σ over all values of all gradients, summed in float64
 *
 * @see Pascanu et al. 2013, Algorithm 1, https://arxiv.org/abs/1211.5063
 */
export function clipGradients(
  backend: typeof tf,
  gradients: tf.NamedTensorMap,
  limit: number,
): tf.NamedTensorMap {
  const norm = Math.sqrt(Object.values(gradients).reduce((sum, g) => sum + squares(g), 0));
  if (!(norm > limit)) return gradients;
  const scaled = Object.entries(gradients).map(([name, gradient]) => {
    const smaller = backend.mul(gradient, limit / norm);
    gradient.dispose();
    return [name, smaller] as const;
  });
  return Object.fromEntries(scaled);
}

function squares(gradient: tf.Tensor): number {
  const values = gradient.dataSync();
  let sum = 0;
  for (const value of values) sum += value * value;
  return sum;
}
