const root = Math.sqrt(5);

/**
 * The Matérn covariance of smoothness 5/2 at distance r: (1 + √5 r + 5 r² / 3) · exp(-√5 r).
 *
 * @see Rasmussen and Williams 2006, "Gaussian Processes for Machine Learning", equation 4.17
 */
export function matern52(distance: number): number {
  const scaled = root * distance;
  return (1 + scaled + (scaled * scaled) / 3) * Math.exp(-scaled);
}
