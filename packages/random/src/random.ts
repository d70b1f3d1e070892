/**
 * Draws from one seeded stream; the only source of chance anywhere.
 *
 * A stream is made by {@link stream} from a study seed and a purpose, lives for that purpose and is
 * thrown away. It is handed in; nobody keeps a global one.
 */
export interface Random {
  /** A double in [0, 1) with 53 random bits. */
  uniform(): number;
  /** An integer in [0, bound), without modulo bias. @throws {RangeError} unless bound is a positive safe integer. */
  integer(bound: number): number;
  /** A draw from the normal distribution N(0, 1). */
  normal(): number;
  /** One item, each equally likely. @throws {RangeError} when there is none. */
  pick<T>(items: readonly T[]): T;
  /** `count` items without replacement, in drawn order. @throws {RangeError} when there are fewer. */
  sample<T>(items: readonly T[], count: number): T[];
  /** A new array in uniformly random order. */
  shuffle<T>(items: readonly T[]): T[];
}
