import type { Random } from '@espalier/random';
import { decisions, type Genotype } from '@espalier/space';
import type { Benchmark } from './benchmark.ts';

/** Finds rows of a benchmark by likeness. */
export interface NearestListed {
  /**
   * The row that differs from a genotype in the fewest decisions, among those not taken; one of equals
   * is drawn. Null where all rows are taken. O(rows · decisions).
   */
  nearest(
    genotype: Genotype,
    given: { readonly taken: ReadonlySet<number>; readonly random: Random },
  ): number | null;
}

/** Choices of all rows in one array, -1 where a decision does not exist. */
export function nearestListed(benchmark: Benchmark): NearestListed {
  const { size, space } = benchmark;
  const paths = decisions(space).map(({ path }) => path);
  const choices = new Int32Array(size * paths.length);
  for (let row = 0; row < size; row++)
    choices.set(vectorOf(benchmark.at(row), paths), row * paths.length);
  const distance = (row: number, wanted: Int32Array, most: number): number => {
    let differing = 0;
    for (let at = 0, place = row * paths.length; at < paths.length; at++, place++) {
      if (choices[place] !== wanted[at] && ++differing > most) break;
    }
    return differing;
  };
  return {
    nearest: (genotype, { taken, random }) => {
      const wanted = vectorOf(genotype, paths);
      let least = paths.length;
      let nearest: number[] = [];
      for (let row = 0; row < size; row++) {
        const differing = taken.has(row) ? Infinity : distance(row, wanted, least);
        if (differing < least) nearest = [];
        if (differing <= least) nearest.push(row);
        least = Math.min(least, differing);
      }
      return nearest.length === 0 ? null : random.pick(nearest);
    },
  };
}

function vectorOf(genotype: Genotype, paths: readonly string[]): Int32Array {
  return Int32Array.from(paths, (path) => genotype[path] ?? -1);
}
