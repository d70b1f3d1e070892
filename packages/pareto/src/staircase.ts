import { lexicographic } from './lexicographic.ts';
import { RankSet } from './rank-set.ts';

/**
 * The non-dominated points of a plane, both coordinates minimised, as a sweep adds them.
 *
 * The steps are ordered by x, so y falls along them, and a point is dominated exactly if the step
 * before it is as low. All points that may be added are known at the start, so steps are kept by
 * the rank of their x. Time O(log₃₂ n) per point, amortised, as each step is removed once.
 */
export class Staircase {
  readonly #x: Float64Array;
  readonly #y: Float64Array;
  readonly #rankOf: Uint32Array;
  readonly #steps: RankSet;

  /** @param plane - [count, 2], row by row. */
  constructor(plane: Float64Array) {
    const count = plane.length / 2;
    const order = lexicographic({ values: plane, count, objectives: 2 });
    this.#x = new Float64Array(count);
    this.#y = new Float64Array(count);
    this.#rankOf = new Uint32Array(count);
    this.#steps = new RankSet(count + 1);
    let rank = -1;
    for (const index of order) {
      const [x, y] = [plane[2 * index]!, plane[2 * index + 1]!];
      // Equal points share a rank, so that either covers the other.
      if (rank < 0 || this.#x[rank] !== x || this.#y[rank] !== y) rank++;
      this.#x[rank] = x;
      this.#y[rank] = y;
      this.#rankOf[index] = rank;
    }
  }

  /** True where a step is at least as good as point `index` in both coordinates. */
  covers(index: number): boolean {
    const rank = this.#rankOf[index]!;
    const before = this.#steps.before(rank + 1);
    return before >= 0 && this.#y[before]! <= this.#y[rank]!;
  }

  /**
   * Adds point `index`, which must not be covered, and removes the steps that it dominates.
   *
   * @returns the area below (worstX, worstY) that the point adds.
   */
  add(index: number, worstX: number, worstY: number): number {
    const rank = this.#rankOf[index]!;
    const y = this.#y[rank]!;
    const before = this.#steps.before(rank);
    let top = before < 0 ? worstY : this.#y[before]!;
    let left = this.#x[rank]!;
    let area = 0;
    for (;;) {
      const next = this.#steps.after(rank);
      const right = next < 0 ? worstX : this.#x[next]!;
      // Steps of equal x leave no column; infinite heights must not make it NaN.
      if (right > left) area += (right - left) * (top - y);
      if (next < 0 || this.#y[next]! < y) break;
      this.#steps.delete(next);
      left = right;
      top = this.#y[next]!;
    }
    this.#steps.add(rank);
    return area;
  }
}
