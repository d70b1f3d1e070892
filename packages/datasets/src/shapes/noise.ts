import type { Random } from '@espalier/random';
import type { Canvas } from './canvas.ts';
import { difficulty } from './difficulty.ts';

/**
 * Adds grain: every value changes by uniform noise in ± amplitude, the amplitude being drawn too.
 *
 * The stream gives one 32-bit start; a 32-bit xorshift (Marsaglia 2003) counts on from there,
 * because 3,072 draws from the stream would cost more than the rest of the image.
 */
export function addNoise(canvas: Canvas, random: Random): void {
  const amplitude = difficulty.noise * random.uniform();
  let state = 1 + random.integer(0xffffffff);
  for (let at = 0; at < canvas.length; at++) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    canvas[at]! += (amplitude * state) / 0x80000000;
  }
}
