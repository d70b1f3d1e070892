import type { Json } from '@espalier/protocol';

/**
 * Sizes of the population of regularized evolution for a number of trials; the paper assumes
 * thousands. Other strategies have defaults for hundreds.
 *
 * A third of few trials, 20 for hundreds, which did best on NAS-Bench-201 (see `strategies`), and a
 * fiftieth of many up to the 100 of Real et al. 2019.
 */
export function suggestedOptions(target: string, trials: number): Record<string, Json> {
  if (target !== 'evolve') return {};
  const few = Math.max(2, Math.min(20, Math.round(trials / 3)));
  const populationSize = Math.min(100, Math.max(few, Math.round(trials / 50)));
  return { populationSize, tournamentSize: Math.max(2, Math.round(populationSize / 4)) };
}
