import type { Random } from '@espalier/random';
import { choose, decisions } from '@espalier/space';
import type { Genotype, SearchSpace } from '@espalier/space';
import { densityOf } from './density.ts';
import type { Density } from './density.ts';

/** A distribution over the points of a space. */
export interface TreeDensity {
  /** log p of a point: the sum over the decisions that exist in it. */
  logMass(genotype: Genotype): number;
  draw(random: Random): Genotype;
}

/**
 * The density of points: a product of one density a decision, along the tree of the space.
 *
 * A decision's density is of the points in which it exists, so where an option brings decisions
 * with it these are learned from the points that took the option. Points drawn keep constraints.
 * Time O(points · decisions), O(decisions) for each draw.
 *
 * @see Bergstra et al. 2011, "Algorithms for Hyper-Parameter Optimization", section 4.2
 */
export function treeDensity(space: SearchSpace, points: readonly Genotype[]): TreeDensity {
  const densities = decisions(space).map((decision): [path: string, density: Density] => {
    const choices = points.map((point) => point[decision.path]);
    const taken = choices.filter((choice) => choice !== undefined);
    return [decision.path, densityOf(decision, taken)];
  });
  return {
    logMass(genotype) {
      let sum = 0;
      for (const [path, density] of densities) {
        const choice = genotype[path];
        if (choice !== undefined) sum += Math.log(density.mass(choice));
      }
      return sum;
    },
    draw: (random) => choose(space, (_, position) => densities[position]![1].draw(random), random),
  };
}
