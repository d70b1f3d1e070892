/**
 * Copies `rows` stretches of `bytes` bytes; steps are bytes between the starts of two stretches.
 *
 * Cutting channels out of a tensor and joining tensors along channels are both such copies.
 */
export function copyRows(
  from: usize,
  fromStep: usize,
  to: usize,
  toStep: usize,
  bytes: usize,
  rows: i32,
): void {
  for (let r = 0; r < rows; r++) {
    let c: usize = 0;
    for (; c + 16 <= bytes; c += 16) v128.store(to + c, v128.load(from + c));
    for (; c < bytes; c += 4) store<f32>(to + c, load<f32>(from + c));
    from += fromStep;
    to += toStep;
  }
}
