import { load4, multiplyAdd } from './lanes';

/** Five fields of an argument block: see `outputSlope` in src/kernel-arguments.ts. */
@unmanaged
export class OutputSlope {
  dy: usize;
  y: usize;
  slopeDy: usize;
  slopeY: usize;
  slopeOne: usize;
}

/**
 * Writes to[p, f] = slopeDy[f] * dy[p, f] + slopeY[f] * y[p, f] + slopeOne[f], or dy where there is
 * no slopeDy, for `pixels` pixels that begin `skip` bytes behind dy and y.
 *
 * Up to 12 bytes behind the last pixel are changed, as by `activatePixels`.
 */
export function slopePixels(
  slope: OutputSlope,
  skip: usize,
  to: usize,
  pixels: i32,
  bytes: usize,
): void {
  let dy = slope.dy + skip;
  if (slope.slopeDy == 0) {
    const all = usize(pixels) * bytes;
    for (let at: usize = 0; at < all; at += 16) v128.store(to + at, load4(dy + at));
    return;
  }
  let y = slope.y + skip;
  const slopeDy = slope.slopeDy;
  const slopeY = slope.slopeY;
  const slopeOne = slope.slopeOne;
  for (; pixels > 0; pixels--) {
    for (let c: usize = 0; c < bytes; c += 16) {
      const rest = multiplyAdd(load4(slopeOne + c), load4(y + c), load4(slopeY + c));
      v128.store(to + c, multiplyAdd(rest, load4(dy + c), load4(slopeDy + c)));
    }
    dy += bytes;
    y += bytes;
    to += bytes;
  }
}
