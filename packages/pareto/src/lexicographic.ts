import type { Costs } from './objectives.ts';

/**
 * Indices of the points in ascending lexicographic order of their costs; equal points by index.
 *
 * A point that dominates another comes before it. Time O(n log n · objectives).
 */
export function lexicographic(costs: Costs): Uint32Array {
  const order = Uint32Array.from({ length: costs.count }, (_, index) => index);
  return order.sort((a, b) => compareCosts(costs, a, b) || a - b);
}

/** Negative where point `a` comes before point `b`, 0 where they are equal. */
export function compareCosts({ values, objectives }: Costs, a: number, b: number): number {
  for (let objective = 0; objective < objectives; objective++) {
    const left = values[a * objectives + objective]!;
    const right = values[b * objectives + objective]!;
    if (left !== right) return left < right ? -1 : 1;
  }
  return 0;
}
