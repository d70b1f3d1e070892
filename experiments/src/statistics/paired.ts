/**
 * The common length of two paired samples.
 *
 * @throws {RangeError} unless both have the same length of at least 2.
 */
export function paired(x: readonly number[], y: readonly number[]): number {
  if (x.length !== y.length || x.length < 2) {
    throw new RangeError(
      `paired samples must have the same length of at least 2, but got ${x.length} and ${y.length}.`,
    );
  }
  return x.length;
}
