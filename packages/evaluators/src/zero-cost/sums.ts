/** Euclidean norm, summed in float64. */
export function euclideanNorm(values: Float32Array): number {
  return Math.sqrt(weightedSum(values, values));
}

/** Σ left · right, in float64. */
export function weightedSum(left: Float32Array, right: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < left.length; at++) sum += left[at]! * right[at]!;
  return sum;
}

/** Σ |left · right|, in float64. */
export function absoluteSum(left: Float32Array, right: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < left.length; at++) sum += Math.abs(left[at]! * right[at]!);
  return sum;
}

/** The sum over all kernels that have a gradient of what `termOf` makes of weights and gradient. */
export function sumOverKernels(
  gradients: ReadonlyMap<string, Float32Array>,
  weights: ReadonlyMap<string, Float32Array>,
  termOf: (weights: Float32Array, gradient: Float32Array) => number,
): number {
  let sum = 0;
  for (const [name, gradient] of gradients) sum += termOf(weights.get(name)!, gradient);
  return sum;
}
