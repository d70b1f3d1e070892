/** Bytes from the start of a [batch, tokens, channels] tensor to the part of the head-th head of all images. */
export function headPlace(head: i32, tokens: i32, channels: i32, heads: i32): usize {
  const image = head / heads;
  const skipped = (head - image * heads) * (channels / heads);
  return usize(image * tokens * channels + skipped) << 2;
}

/** Bytes of a row of `tokens` values that is filled up to whole pairs of vectors. */
@inline
export function paddedRow(tokens: i32): usize {
  return usize((tokens + 7) & ~7) << 2;
}

/** to[c, t] = from[t, c] for t < tokens, c < width; rows of `from` lie `row` bytes apart, those of `to` paddedRow(tokens). */
export function transpose(from: usize, row: usize, tokens: i32, width: i32, to: usize): void {
  const step = paddedRow(tokens);
  for (let t = 0; t < tokens; t++) {
    let at = to + (usize(t) << 2);
    for (let c: usize = 0; c < usize(width) << 2; c += 4) {
      store<f32>(at, load<f32>(from + c));
      at += step;
    }
    from += row;
  }
}
