/**
 * The indices of the `size` vectors nearest to one of them, itself first, the earlier of equals.
 *
 * @see Zhang & Li 2007, section III-B, step 1.2
 */
export function neighbourhoodOf(
  weights: readonly (readonly number[])[],
  centre: number,
  size: number,
): readonly number[] {
  const distances = weights.map((other) =>
    Math.hypot(...other.map((value, at) => value - weights[centre]![at]!)),
  );
  const order = weights.map((_, index) => index).sort((a, b) => distances[a]! - distances[b]!);
  return order.slice(0, size);
}
