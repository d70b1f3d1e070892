import { createRequire } from 'node:module';

/** The part of jStat that is used; the package has no types of its own. */
interface Jstat {
  readonly normal: {
    cdf(value: number, mean: number, deviation: number): number;
  };
}

const jstat = createRequire(import.meta.url)('jstat') as Jstat;

/** Probability that a draw from N(0, 1) is at most `value`: Φ(value), to about 1e-15. */
export function normalCdf(value: number): number {
  return jstat.normal.cdf(value, 0, 1);
}
