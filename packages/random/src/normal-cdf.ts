import jstat from 'jstat';

/** Probability that a draw from N(0, 1) is at most `value`: Φ(value), to about 1e-15. */
export function normalCdf(value: number): number {
  return jstat.normal.cdf(value, 0, 1);
}
