/** Ranks from 1, equals with the mean of theirs. Time O(n log n). */
export function ranksOf(values: readonly number[]): number[] {
  const order = [...values.keys()].sort((one, other) => values[one]! - values[other]!);
  const ranks = new Array<number>(values.length);
  for (let start = 0, end = 0; start < order.length; start = end) {
    while (end < order.length && values[order[end]!] === values[order[start]!]) end++;
    for (let at = start; at < end; at++) ranks[order[at]!] = (start + end + 1) / 2;
  }
  return ranks;
}

/** A straight line through points, and how well they lie on it. */
export interface Line {
  readonly intercept: number;
  readonly slope: number;
  /** Pearson's r; 0 where either coordinate does not vary. */
  readonly correlation: number;
}

/** The least-squares line of `ys` on `xs`; flat where the points do not vary. */
export function lineThrough(xs: readonly number[], ys: readonly number[]): Line {
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const [x, y] = [mean(xs), mean(ys)];
  let [xx, xy, yy] = [0, 0, 0];
  for (const [at, value] of xs.entries()) {
    xx += (value - x) ** 2;
    xy += (value - x) * (ys[at]! - y);
    yy += (ys[at]! - y) ** 2;
  }
  if (xx === 0 || yy === 0) return { intercept: y, slope: 0, correlation: 0 };
  const slope = xy / xx;
  return { slope, intercept: y - slope * x, correlation: xy / Math.sqrt(xx * yy) };
}

/** Spearman's ρ: the correlation of the ranks; 0 where either does not vary. */
export function rankCorrelation(xs: readonly number[], ys: readonly number[]): number {
  return lineThrough(ranksOf(xs), ranksOf(ys)).correlation;
}
