/**
 * Probabilities of options: p[o] = exp(logits[o]) / Σ_k exp(logits[k]).
 *
 * @see Liu, Simonyan and Yang 2019, "DARTS", eq. 2, https://arxiv.org/abs/1806.09055
 */
export function softmax(logits: ArrayLike<number>): Float64Array {
  const values = Float64Array.from(logits);
  const greatest = Math.max(...values);
  const powers = values.map((logit) => Math.exp(logit - greatest));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}

/**
 * Gradient of the logits from that of their probabilities:
 * d logits[o] = p[o] · (slopes[o] - Σ_k p[k] · slopes[k])
 */
export function softmaxGradient(
  probabilities: Float64Array,
  slopes: ArrayLike<number>,
): Float64Array {
  const mean = probabilities.reduce((sum, p, option) => sum + p * slopes[option]!, 0);
  return probabilities.map((p, option) => p * (slopes[option]! - mean));
}
