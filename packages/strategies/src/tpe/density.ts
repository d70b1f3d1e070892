import type { Random } from '@espalier/random';
import type { Decision } from '@espalier/space';
import { categoricalDensity } from './categorical-density.ts';
import { orderedDensity } from './ordered-density.ts';

/** A distribution over the options of one decision. */
export interface Density {
  /** Probability of an option; above 0 for each. */
  mass(option: number): number;
  draw(random: Random): number;
}

/** The density of the options that were chosen: of numbers for a scale, else of names. */
export function densityOf({ options, scale }: Decision, choices: readonly number[]): Density {
  const density = scale === 'categorical' ? categoricalDensity : orderedDensity;
  return density(choices, options.length);
}
