import { normalCdf } from '@espalier/random';
import type { Random } from '@espalier/random';

/** A normal distribution around one of K options in order; lengths are in numbers of options. */
export interface Bell {
  readonly centre: number;
  readonly deviation: number;
}

/**
 * Probability of an option: that of the interval of one option around it.
 *
 * (Φ(i + ½) - Φ(i - ½)) / (Φ(K - ½) - Φ(-½)): the bell is cut off half an option beyond the ends.
 */
export function bellMass({ centre, deviation }: Bell, option: number, options: number): number {
  const below = (place: number): number => normalCdf((place - 0.5 - centre) / deviation);
  return (below(option + 1) - below(option)) / (below(options) - below(0));
}

/** An option drawn from the bell; its deviation is at most K, so a third of the draws are in range. */
export function bellDraw({ centre, deviation }: Bell, options: number, random: Random): number {
  for (;;) {
    const option = Math.round(centre + deviation * random.normal());
    if (option >= 0 && option < options) return option;
  }
}
