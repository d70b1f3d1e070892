import type { Random } from '@espalier/random';
import { bellDraw, bellMass } from './bell.ts';
import type { Bell } from './bell.ts';
import type { Density } from './density.ts';

interface WeightedBell extends Bell {
  readonly weight: number;
}

/** The least deviation is the range over this or over the number of bells. */
const finest = 100;

/**
 * An adaptive Parzen estimate over K options in order: a bell around each chosen one, and a prior.
 *
 * Every choice has a normal bell whose deviation is the distance to the farther of its two neighbours
 * (other options chosen, or the end of the range), between K / min(100, choices + 1) and K. The prior
 * is one bell at the middle with deviation K. Bells are cut off at half an option beyond the ends,
 * and an option has the mass of the interval of one option around it.
 *
 * `mass` takes O(different choices) the first time for an option, `draw` always.
 *
 * @see Bergstra et al. 2011, "Algorithms for Hyper-Parameter Optimization", section 4.2
 */
export function orderedDensity(choices: readonly number[], options: number): Density {
  const bells = bellsOf(choices, options);
  const total = choices.length + 1;
  const known = new Map<number, number>();
  return {
    mass(option) {
      const mass =
        known.get(option) ??
        bells.reduce((sum, bell) => sum + bell.weight * bellMass(bell, option, options), 0) / total;
      known.set(option, mass);
      return mass;
    },
    draw: (random) => bellDraw(pickBell(bells, total, random), options, random),
  };
}

function bellsOf(choices: readonly number[], options: number): WeightedBell[] {
  const counts = new Map<number, number>();
  for (const choice of choices) counts.set(choice, (counts.get(choice) ?? 0) + 1);
  const centres = [...counts.keys()].sort((one, other) => one - other);
  const least = options / Math.min(finest, choices.length + 1);
  const bells = centres.map((centre, at) => {
    const left = centre - (centres[at - 1] ?? -0.5);
    const right = (centres[at + 1] ?? options - 0.5) - centre;
    const deviation = Math.min(Math.max(left, right, least), options);
    return { centre, deviation, weight: counts.get(centre)! };
  });
  return [...bells, { centre: (options - 1) / 2, deviation: options, weight: 1 }];
}

function pickBell(bells: readonly WeightedBell[], total: number, random: Random): Bell {
  let left = random.uniform() * total;
  for (const bell of bells) {
    left -= bell.weight;
    if (left < 0) return bell;
  }
  return bells.at(-1)!;
}
