/** Mean and variance (divided by the count) of every channel of a [rows, channels] tensor. */
export function momentsOf(
  values: ArrayLike<number>,
  channels: number,
): { readonly mean: Float64Array; readonly variance: Float64Array } {
  const rows = values.length / channels;
  const mean = new Float64Array(channels);
  const variance = new Float64Array(channels);
  for (let at = 0; at < values.length; at++) mean[at % channels]! += values[at]! / rows;
  for (let at = 0; at < values.length; at++) {
    variance[at % channels]! += (values[at]! - mean[at % channels]!) ** 2 / rows;
  }
  return { mean, variance };
}
