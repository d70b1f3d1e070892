/** Mean and sample standard deviation of figures. */
export interface Moments {
  readonly mean: number;
  /** √(Σ (x - mean)² / (n - 1)); 0 for a single figure. */
  readonly deviation: number;
}

/**
 * Mean and sample standard deviation, in two passes.
 *
 * @throws {RangeError} when there is no figure.
 */
export function moments(figures: readonly number[]): Moments {
  if (figures.length === 0) throw new RangeError('figures must not be empty, but got none.');
  const mean = figures.reduce((sum, figure) => sum + figure, 0) / figures.length;
  const squares = figures.reduce((sum, figure) => sum + (figure - mean) ** 2, 0);
  return { mean, deviation: figures.length === 1 ? 0 : Math.sqrt(squares / (figures.length - 1)) };
}
