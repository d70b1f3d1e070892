import type { Json } from '@espalier/protocol';

/** Sizes of populations that suit few trials; papers assume thousands. */
export function suggestedOptions(trials: number): Record<string, Json> {
  const populationSize = Math.min(100, Math.max(2, Math.round(trials / 3)));
  return { populationSize, tournamentSize: Math.max(2, Math.round(populationSize / 4)) };
}
