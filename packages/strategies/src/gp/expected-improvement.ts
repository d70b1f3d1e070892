import { normalCdf } from '@espalier/random';
import type { Belief } from './gaussian-process.ts';

/**
 * How much a normal belief exceeds the best value on average: E[max(y - best, 0)].
 *
 * (μ - best) Φ(z) + σ φ(z), z = (μ - best) / σ; max(μ - best, 0) where σ = 0.
 *
 * @see Jones, Schonlau and Welch 1998, equation 15, https://doi.org/10.1023/A:1008306431147
 */
export function expectedImprovement({ mean, deviation }: Belief, best: number): number {
  const gain = mean - best;
  if (deviation === 0) return Math.max(gain, 0);
  const z = gain / deviation;
  const density = Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);
  return gain * normalCdf(z) + deviation * density;
}
