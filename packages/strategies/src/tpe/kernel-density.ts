import { choose, decisions } from '@espalier/space';
import type { Decision, Genotype, SearchSpace } from '@espalier/space';
import { kernelOf } from './kernel.ts';
import type { BandwidthSettings, Kernel } from './kernel.ts';
import type { TreeDensity } from './tree-density.ts';

/** Below this a density counts as this, so that the logarithm is finite. */
const least = 1e-32;

/**
 * One density over whole points: the mean over the given points of a product of kernels.
 *
 * log p(x) = log (1 / n) Σₖ Π k_d(x_d; point_d) over the decisions d of x. A decision that a point lacks
 * counts as uniform for that point: the mean of a value put in at random. Points are drawn around
 * one of those given and keep constraints. Time O(points · decisions) for each call of `logMass`.
 *
 * @param points - At least one.
 * @see Falkner et al. 2018, "BOHB", section 3.3, https://arxiv.org/abs/1807.01774
 */
export function kernelDensity(
  space: SearchSpace,
  points: readonly Genotype[],
  settings: BandwidthSettings,
): TreeDensity {
  const all = decisions(space);
  const count = all.filter(({ options }) => options.length > 1).length;
  const kernels = all.map((decision) => {
    const taken = points.map((point) => point[decision.path]).filter((one) => one !== undefined);
    return { decision, kernel: kernelOf(decision, taken, { ...settings, decisions: count }) };
  });
  return {
    logMass(genotype) {
      const sum = points.reduce((total, point) => total + productOf(kernels, genotype, point), 0);
      return Math.log(Math.max(sum / points.length, least));
    },
    draw(random) {
      const point = random.pick(points);
      const answer = (decision: Decision, position: number): number => {
        const centre = point[decision.path];
        if (centre === undefined) return random.integer(decision.options.length);
        return kernels[position]!.kernel.draw(centre, random);
      };
      return choose(space, answer, random);
    },
  };
}

interface Placed {
  readonly decision: Decision;
  readonly kernel: Kernel;
}

function productOf(kernels: readonly Placed[], genotype: Genotype, point: Genotype): number {
  let product = 1;
  for (const { decision, kernel } of kernels) {
    const option = genotype[decision.path];
    if (option === undefined) continue;
    const centre = point[decision.path];
    product *= centre === undefined ? 1 / decision.options.length : kernel.mass(option, centre);
  }
  return product;
}
