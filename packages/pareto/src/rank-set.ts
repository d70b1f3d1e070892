const bits = 32;

/**
 * A set of whole numbers below `size` that finds neighbours.
 *
 * A tree of 32-bit words: a bit of a level says that the word below it is not empty. Adding, deleting
 * and finding the next lower or higher member take O(log₃₂ size) and allocate nothing.
 *
 * @see van Emde Boas 1977, "Preserving order in a forest", https://doi.org/10.1016/0020-0190(77)90031-X; here with words of a fixed width
 */
export class RankSet {
  readonly #levels: Uint32Array[] = [];

  constructor(size: number) {
    let words = Math.max(size, 1);
    do {
      words = Math.ceil(words / bits);
      this.#levels.push(new Uint32Array(words));
    } while (words > 1);
  }

  add(rank: number): void {
    let at = rank;
    for (const level of this.#levels) {
      level[at >>> 5]! |= 1 << (at & 31);
      at >>>= 5;
    }
  }

  delete(rank: number): void {
    let at = rank;
    for (const level of this.#levels) {
      level[at >>> 5]! &= ~(1 << (at & 31));
      if (level[at >>> 5] !== 0) return;
      at >>>= 5;
    }
  }

  /** The greatest member below `rank`, or -1. */
  before(rank: number): number {
    let at = rank;
    for (let height = 0; height < this.#levels.length; height++) {
      const lower = this.#levels[height]![at >>> 5]! & ((1 << (at & 31)) - 1);
      if (lower !== 0) return this.#last((at & ~31) + highest(lower), height);
      at >>>= 5;
    }
    return -1;
  }

  /** The least member above `rank`, or -1. */
  after(rank: number): number {
    let at = rank;
    for (let height = 0; height < this.#levels.length; height++) {
      const higher = this.#levels[height]![at >>> 5]! & (-2 << (at & 31));
      if (higher !== 0) return this.#first((at & ~31) + lowest(higher), height);
      at >>>= 5;
    }
    return -1;
  }

  #last(top: number, height: number): number {
    let at = top;
    for (let level = height - 1; level >= 0; level--) {
      at = at * bits + highest(this.#levels[level]![at]!);
    }
    return at;
  }

  #first(top: number, height: number): number {
    let at = top;
    for (let level = height - 1; level >= 0; level--) {
      at = at * bits + lowest(this.#levels[level]![at]!);
    }
    return at;
  }
}

function highest(word: number): number {
  return 31 - Math.clz32(word);
}

function lowest(word: number): number {
  return 31 - Math.clz32(word & -word);
}
