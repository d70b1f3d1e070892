import type { Random } from '@espalier/random';
import type { Decision } from '@espalier/space';
import { bellDraw, bellMass } from './bell.ts';

/** A distribution over the options of a decision around one of them. */
export interface Kernel {
  mass(option: number, centre: number): number;
  draw(centre: number, random: Random): number;
}

/** How wide kernels are. */
export interface BandwidthSettings {
  /** Lower limit, as a share of the range or of the probability. */
  readonly minBandwidth: number;
  /** Numbers are drawn from bells wider by this factor than those that weigh them. */
  readonly bandwidthFactor: number;
}

/**
 * The kernel of one decision, of a width by the normal reference rule.
 *
 * h = max(`minBandwidth`, 1.06 · σ · n^(-1 / (4 + d))) for n choices and d decisions. With an order it is a
 * normal bell over places from 0 to 1, and σ the deviation of the places. Without one it is the kernel
 * of Aitchison and Aitken, 1 - h at the centre and h / (K - 1) elsewhere with h ≤ (K - 1) / K, and
 * σ² = Σ p (1 - p) / 2 for the shares p of the options, which is the variance of a number 0 or 1 where
 * there are two.
 *
 * @see Falkner et al. 2018, "BOHB", https://arxiv.org/abs/1807.01774, and statsmodels'
 * `KDEMultivariate`, whose rule it uses
 */
export function kernelOf(
  decision: Decision,
  choices: readonly number[],
  { minBandwidth, bandwidthFactor, decisions }: BandwidthSettings & { readonly decisions: number },
): Kernel {
  const options = decision.options.length;
  const rate = 1.06 * choices.length ** (-1 / (4 + decisions));
  if (decision.scale === 'categorical') {
    const width = rate * Math.sqrt(impurityOf(choices) / 2);
    return categoricalKernel(options, Math.max(minBandwidth, width));
  }
  const width = rate * Math.sqrt(varianceOf(choices.map((choice) => choice / options)));
  return orderedKernel(options, Math.max(minBandwidth, width), bandwidthFactor);
}

function categoricalKernel(options: number, width: number): Kernel {
  const elsewhere = Math.min(width, (options - 1) / options);
  const others = Math.max(options - 1, 1);
  return {
    mass: (option, centre) => (option === centre ? 1 - elsewhere : elsewhere / others),
    draw(centre, random) {
      if (random.uniform() >= elsewhere) return centre;
      return (centre + 1 + random.integer(others)) % options;
    },
  };
}

function orderedKernel(options: number, width: number, factor: number): Kernel {
  const deviation = Math.min(width, 1) * options;
  const wider = Math.min(width * factor, 1) * options;
  return {
    mass: (option, centre) => bellMass({ centre, deviation }, option, options),
    draw: (centre, random) => bellDraw({ centre, deviation: wider }, options, random),
  };
}

/** Σ p (1 - p): the chance that two choices drawn at random differ. */
function impurityOf(choices: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const choice of choices) counts.set(choice, (counts.get(choice) ?? 0) + 1);
  const shares = [...counts.values()].map((count) => count / choices.length);
  return shares.reduce((sum, share) => sum + share * (1 - share), 0);
}

function varianceOf(values: readonly number[]): number {
  if (values.length === 0) return 0;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
}
