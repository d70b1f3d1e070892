import { activate4, Activation } from './activation';
import { load4, multiplyAdd } from './lanes';
import { LazyInput } from './lazy-input';
import { take } from './scratch';

/** Gives an input without scale a scale of one and a shift of zero, so that one loop reads both. */
export function withScale(given: LazyInput, channels: i32): LazyInput {
  if (given.scale != 0) return given;
  const bytes = usize(channels) << 2;
  const input = changetype<LazyInput>(take(offsetof<LazyInput>()));
  input.x = given.x;
  input.activation = given.activation;
  input.scale = take(bytes);
  input.shift = take(bytes);
  for (let c: usize = 0; c < bytes; c += 16) {
    v128.store(input.scale + c, f32x4.splat(1));
    v128.store(input.shift + c, f32x4.splat(0));
  }
  return input;
}

/**
 * Writes to[p, c] = activation(scale[c] * from[p, c] + shift[c]) for `pixels` pixels.
 *
 * Channels go four at a time; what the last four write behind their pixel, the next one overwrites.
 * So up to 12 bytes behind the last pixel are changed.
 */
export function activatePixels(
  input: LazyInput,
  from: usize,
  to: usize,
  pixels: i32,
  bytes: usize,
): void {
  switch (input.activation) {
    case Activation.none:
      return activateAll(Activation.none, input, from, to, pixels, bytes);
    case Activation.relu:
      return activateAll(Activation.relu, input, from, to, pixels, bytes);
    case Activation.relu6:
      return activateAll(Activation.relu6, input, from, to, pixels, bytes);
    default:
      return activateAll(input.activation, input, from, to, pixels, bytes);
  }
}

@inline
function activateAll(
  code: i32,
  input: LazyInput,
  from: usize,
  to: usize,
  pixels: i32,
  bytes: usize,
): void {
  const scale = input.scale;
  const shift = input.shift;
  for (; pixels > 0; pixels--) {
    for (let c: usize = 0; c < bytes; c += 16) {
      const value = multiplyAdd(load4(shift + c), load4(from + c), load4(scale + c));
      v128.store(to + c, activate4(code, value));
    }
    from += bytes;
    to += bytes;
  }
}
