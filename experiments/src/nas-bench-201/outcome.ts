import type { HeldOut } from '@espalier/benchmarks';
import type { SearchRecord } from '../tabular/search-task.ts';
import { reported, type Reported } from './published.ts';

/** Figures of every cell by row, percent. */
export type Figures = Readonly<Record<Reported, Float64Array>>;

/** The cell that one search chose by its own signal. */
export interface Outcome extends Readonly<Record<Reported, number>> {
  readonly seed: number;
  readonly trials: number;
  readonly row: number;
}

/** The reported figures of every cell, from both data sets. */
export function figuresOf(cifar10: HeldOut, cifar100: HeldOut): Figures {
  const columns = [cifar10, cifar100].flatMap((heldOut) => [
    heldOut.column('accuracy@200'),
    heldOut.column('test:accuracy@200'),
  ]);
  return Object.fromEntries(
    reported.map((name, index) => [name, columns[index]!.map((fraction) => 100 * fraction)]),
  ) as Figures;
}

/** What a search would report after its first `count` trials: the best of those trained longest. */
export function chosenRow({ rows, rewards, epochs }: SearchRecord, count = rows.length): number {
  let best = -1;
  let longest = 0;
  let highest = -Infinity;
  for (let trial = 0; trial < count; trial++) {
    const [length, reward] = [epochs[trial]!, rewards[trial]!];
    const isBetter = length > longest || (length === longest && reward > highest);
    if (Number.isNaN(reward) || !isBetter) continue;
    [best, longest, highest] = [trial, length, reward];
  }
  return best < 0 ? -1 : rows[best]!;
}

/** The figures of what a search chose. */
export function outcomeOf(record: SearchRecord, figures: Figures): Outcome {
  const row = chosenRow(record);
  const values = Object.fromEntries(reported.map((name) => [name, figures[name][row]!]));
  return {
    seed: record.seed,
    trials: record.rows.length,
    row,
    ...(values as Record<Reported, number>),
  };
}
