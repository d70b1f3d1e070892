/**
 * Pearson correlations of every row with every row, in float64.
 *
 * c[i][j] = Σ (xᵢ - mean xᵢ)(xⱼ - mean xⱼ) / √(Σ (xᵢ - mean xᵢ)² · Σ (xⱼ - mean xⱼ)²)
 *
 * NaN where a row is constant. Time O(rows² · length).
 */
export function correlations(rows: readonly Float64Array[]): number[][] {
  const units = rows.map(standardized);
  return units.map((left) => units.map((right) => dot(left, right)));
}

/** The row less its mean, divided by its Euclidean length. */
function standardized(row: Float64Array): Float64Array {
  const mean = row.reduce((sum, value) => sum + value, 0) / row.length;
  const centred = row.map((value) => value - mean);
  const length = Math.sqrt(dot(centred, centred));
  return centred.map((value) => value / length);
}

function dot(left: Float64Array, right: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < left.length; at++) sum += left[at]! * right[at]!;
  return sum;
}
