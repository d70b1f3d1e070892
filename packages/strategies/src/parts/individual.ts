import type { Objective, Trial } from '@espalier/protocol';
import type { Direction } from '@espalier/pareto';
import type { Genotype } from '@espalier/space';

/** A trial as a search of a front keeps it. */
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- JSON needs a type alias
export type Individual = {
  readonly genotype: Genotype;
  /** Values of the objectives; null where a broken constraint spared their measurement. */
  readonly values: readonly number[] | null;
  /** 0 where it keeps all constraints. */
  readonly violation: number;
};

/** The individual of a trial, or null of one that failed or ended early: nothing is known of it. */
export function individualOf({ genotype, objectives, violation }: Trial): Individual | null {
  if (objectives === null && violation === 0) return null;
  return { genotype, values: objectives, violation };
}

/** The directions of objectives, as `@espalier/pareto` takes them. */
export function directionsOf(objectives: readonly Objective[]): readonly Direction[] {
  return objectives.map(({ direction }) => direction);
}
