/**
 * Weight vectors that are evenly spread over the simplex: all λ with λᵢ ∈ {0, 1/H, …, 1}, Σ λᵢ = 1.
 *
 * H is the largest number of divisions for which these are at most `most`, and 1 at least, so there
 * are C(H + m - 1, m - 1) of them for m objectives; one for a single objective.
 *
 * @see Zhang & Li 2007, section III-A; Das & Dennis 1998, https://doi.org/10.1137/S1052623496307510
 */
export function simplexWeights(objectives: number, most: number): readonly (readonly number[])[] {
  if (objectives === 1) return [[1]];
  let divisions = 1;
  while (binomial(divisions + objectives, objectives - 1) <= most) divisions++;
  return compositions(divisions, objectives).map((parts) => parts.map((part) => part / divisions));
}

/** Every way to write a total as a sum of so many parts, in lexicographic order. */
function compositions(total: number, parts: number): number[][] {
  if (parts === 1) return [[total]];
  return Array.from({ length: total + 1 }, (_, first) =>
    compositions(total - first, parts - 1).map((rest) => [first, ...rest]),
  ).flat();
}

function binomial(n: number, k: number): number {
  let value = 1;
  for (let factor = 1; factor <= k; factor++) value = (value * (n - k + factor)) / factor;
  return Math.round(value);
}
