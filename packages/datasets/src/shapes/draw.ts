import type { Random } from '@espalier/random';
import type { Colour } from './canvas.ts';
import { difficulty } from './difficulty.ts';

/** A number uniform between two bounds. */
export function between(random: Random, [low, high]: readonly [number, number]): number {
  return low + (high - low) * random.uniform();
}

/** A number uniform in ± bound. */
export function within(random: Random, bound: number): number {
  return bound * (2 * random.uniform() - 1);
}

/** A direction in the plane: a unit vector at an angle uniform in 0 to 2π. */
export function direction(random: Random): readonly [x: number, y: number] {
  const angle = 2 * Math.PI * random.uniform();
  return [Math.cos(angle), Math.sin(angle)];
}

/** A colour of the given luminance with a random tint: channel = luminance + uniform ± tint. */
export function tinted(random: Random, luminance: number): Colour {
  return [
    luminance + within(random, difficulty.tint),
    luminance + within(random, difficulty.tint),
    luminance + within(random, difficulty.tint),
  ];
}
