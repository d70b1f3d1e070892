import type { Trial } from '@espalier/protocol';
import type { Benchmark } from './benchmark.ts';

/**
 * The trials whose 12-epoch trainings fit into a budget of simulated seconds, in order.
 *
 * Every trial is charged, also one whose cell was trained before, as the benchmark's own scripts do.
 */
export function withinSeconds(
  trials: readonly Trial[],
  { measured }: Benchmark,
  budgetSeconds: number,
): readonly Trial[] {
  let seconds = 0;
  const end = trials.findIndex(({ genotype }) => {
    seconds += measured(genotype).shortSeconds;
    return seconds > budgetSeconds;
  });
  return end === -1 ? trials : trials.slice(0, end);
}
