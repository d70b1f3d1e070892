import type { Random } from '@espalier/random';
import { type Canvas, channels, extent } from './canvas.ts';
import { difficulty } from './difficulty.ts';
import { between, direction, tinted, within } from './draw.ts';

/**
 * Covers the canvas with a tinted slope and waves around the given luminance.
 *
 * value = colour + slope · s / extent + wave · sin(2π · t / wavelength + phase), where s and t are
 * the pixel's offsets from the middle along two random directions.
 */
export function paintBackground(canvas: Canvas, random: Random, luminance: number): void {
  const colour = tinted(random, luminance);
  const [slopeX, slopeY] = scaled(direction(random), within(random, difficulty.slope) / extent);
  const turn = (2 * Math.PI) / between(random, difficulty.wavelength);
  const [waveX, waveY] = scaled(direction(random), turn);
  const phase = 2 * Math.PI * random.uniform();
  const wave = difficulty.wave * random.uniform();
  for (let pixel = 0; pixel < extent * extent; pixel++) {
    const column = (pixel % extent) - extent / 2;
    const row = Math.floor(pixel / extent) - extent / 2;
    const shade =
      slopeX * column + slopeY * row + wave * Math.sin(waveX * column + waveY * row + phase);
    const at = pixel * channels;
    canvas[at] = colour[0] + shade;
    canvas[at + 1] = colour[1] + shade;
    canvas[at + 2] = colour[2] + shade;
  }
}

function scaled([x, y]: readonly [number, number], factor: number): readonly [number, number] {
  return [x * factor, y * factor];
}
