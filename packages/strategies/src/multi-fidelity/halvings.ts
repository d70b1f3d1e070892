import type { EpochRange } from '@espalier/protocol';

/** Share by which a product may pass a limit that it equals, for the rounding of floating point. */
const rounding = 1e-9;

/**
 * How often the longest training can be divided by `eta` without falling below the shortest:
 * ⌊log_eta(most / least)⌋, without the rounding errors of logarithms.
 */
export function mostHalvings({ least, most }: EpochRange, eta: number): number {
  let halvings = 0;
  while (least * eta ** (halvings + 1) <= most * (1 + rounding)) halvings++;
  return halvings;
}

/** Whole epochs of the longest training divided `halvings` times: max(least, ⌊most / eta^halvings⌋). */
export function halvedEpochs({ least, most }: EpochRange, eta: number, halvings: number): number {
  return Math.max(least, Math.floor((most / eta ** halvings) * (1 + rounding)));
}
