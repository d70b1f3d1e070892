import type { Random } from '@espalier/random';
import type { Density } from './density.ts';

/**
 * How often each of K unordered options was chosen, with a uniform prior that weighs as much as K choices.
 *
 * p(i) = (1 + Cᵢ) / (K + Σ C), which is N pᵢ + Cᵢ of the paper with N = K and pᵢ = 1/K.
 *
 * @see Bergstra et al. 2011, "Algorithms for Hyper-Parameter Optimization", section 4.1
 */
export function categoricalDensity(choices: readonly number[], options: number): Density {
  const weights = new Float64Array(options).fill(1);
  for (const choice of choices) weights[choice]!++;
  const total = options + choices.length;
  return {
    mass: (option) => weights[option]! / total,
    draw: (random) => drawWeighted(weights, total, random),
  };
}

function drawWeighted(weights: Float64Array, total: number, random: Random): number {
  let left = random.uniform() * total;
  for (let option = 0; option < weights.length - 1; option++) {
    left -= weights[option]!;
    if (left < 0) return option;
  }
  return weights.length - 1;
}
