import type { Trial } from '@espalier/protocol';
import { lineThrough, rankCorrelation, ranksOf } from './rank-correlation.ts';

/** The trials of an earlier study, over the same space. */
export type EarlierStudy = readonly Trial[];

/** What the new study measured of an architecture. */
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- JSON needs a type alias
export type Measured = { readonly fingerprint: string; readonly reward: number };

/** How much of earlier studies is told. */
export interface TransferSettings {
  /** Most trials in all. */
  readonly told: number;
  /** `rank`: rewards count by their rank; `z`: by their distance from the mean. */
  readonly scale: 'rank' | 'z';
  /** Studies of a smaller rank correlation with the new one are left out. */
  readonly leastCorrelation: number;
}

/** Architectures in common from which a correlation is believed. */
const leastShared = 3;

/**
 * Trials of earlier studies with the rewards that the new study can expect of them.
 *
 * Rewards of a study are normalised, x = rank / n or (reward - mean) / deviation, and mapped to the
 * new study by the least-squares line of its rewards on x over the architectures that both measured:
 * reward' = intercept + slope · x. The less alike two studies are, the flatter the line, so the less
 * its trials say. Studies go by their Spearman correlation over the shared architectures, the most
 * similar first, until `told` trials are taken; of the last one every n-th.
 * Time O(trials log trials).
 *
 * @see Feurer et al. 2015, "Initializing Bayesian Hyperparameter Optimization via Meta-Learning",
 * AAAI (similar studies first), and Yogatama & Mann 2014, "Efficient Transfer Learning Method for
 * Automatic Hyperparameter Tuning", AISTATS (rewards of other studies by their z-scores)
 */
export function transferred(
  studies: readonly EarlierStudy[],
  measured: readonly Measured[],
  settings: TransferSettings,
): Trial[] {
  const similar = studies
    .map((study) => expectationOf(study, measured, settings))
    .filter((study) => study !== null)
    .filter(({ correlation }) => correlation >= settings.leastCorrelation)
    .toSorted((one, other) => other.correlation - one.correlation);
  let left = settings.told;
  return similar.flatMap(({ trials }) => {
    const count = Math.min(left, trials.length);
    left -= count;
    return Array.from(
      { length: count },
      (_, at) => trials[Math.floor((at * trials.length) / count)]!,
    );
  });
}

interface Expectation {
  readonly correlation: number;
  readonly trials: readonly Trial[];
}

function expectationOf(
  study: EarlierStudy,
  measured: readonly Measured[],
  { scale }: TransferSettings,
): Expectation | null {
  const rewards = study.map(({ reward }) => reward!);
  const normalised = scale === 'rank' ? shares(rewards) : zScores(rewards);
  const known = new Map(study.map(({ fingerprint }, at) => [fingerprint, normalised[at]!]));
  const shared = measured.filter(({ fingerprint }) => known.has(fingerprint));
  if (shared.length < leastShared) return null;
  const xs = shared.map(({ fingerprint }) => known.get(fingerprint)!);
  const ys = shared.map(({ reward }) => reward);
  const { intercept, slope } = lineThrough(xs, ys);
  if (slope <= 0) return null;
  const trials = study.map((trial, at) => ({
    ...withoutHistory(trial),
    reward: intercept + slope * normalised[at]!,
  }));
  return { correlation: rankCorrelation(xs, ys), trials };
}

function shares(rewards: readonly number[]): number[] {
  return ranksOf(rewards).map((rank) => rank / rewards.length);
}

function zScores(rewards: readonly number[]): number[] {
  const mean = rewards.reduce((sum, reward) => sum + reward, 0) / rewards.length;
  const variance = rewards.reduce((sum, reward) => sum + (reward - mean) ** 2, 0) / rewards.length;
  return rewards.map((reward) => (variance === 0 ? 0 : (reward - mean) / Math.sqrt(variance)));
}

/** The trial without what its own study's strategy wrote. */
function withoutHistory({ note: _, continues: __, ...trial }: Trial): Trial {
  return trial;
}
