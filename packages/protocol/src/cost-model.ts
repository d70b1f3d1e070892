import type { Network } from '@espalier/network';
import type { Genotype } from '@espalier/space';
import type { LatencyEstimate } from './trial.ts';

/** The fastest and the slowest architecture of a space on a device. */
export interface LatencyRange {
  readonly fastest: { readonly latencyMs: number; readonly genotype: Genotype };
  readonly slowest: { readonly latencyMs: number; readonly genotype: Genotype };
  /** True where no architecture outside the range exists; false for a sampled range. */
  readonly exact: boolean;
}

/** Predicts the latency of one space's networks on one device. */
export interface CostModel {
  readonly name: string;
  /** Sentence on where the figures come from, for the report. */
  readonly provenance: string;
  predict(genotype: Genotype): LatencyEstimate;
  range(): LatencyRange;
  /**
   * Latency of a network of the space whose widths were changed (by pruning), block by block in
   * proportion to MACs. An estimate; null where the table prices whole networks only.
   */
  estimateResized(genotype: Genotype, resized: Network): LatencyEstimate | null;
  /**
   * Price of every option of every decision beside the constant, where latency is a sum:
   * latencyMs = constantMs + sum over decisions of prices[path][option]. Null where it is not.
   */
  additive(): AdditivePrices | null;
}

/** See {@link CostModel.additive}. */
export interface AdditivePrices {
  readonly constantMs: number;
  readonly prices: Readonly<Record<string, readonly number[]>>;
}

/** What a reward is computed from. */
export interface RewardInput {
  /** 0 to 1. */
  readonly accuracy: number;
  readonly latencyMs: number;
  readonly targetMs: number;
  /** The finished trials that may be known, for rewards that compare. */
  readonly earlier: () => readonly { readonly accuracy: number; readonly latencyMs: number }[];
}

/** Accuracy and latency to one number to maximise. */
export interface Reward {
  readonly name: string;
  /** The formula as the report prints it. */
  readonly formula: string;
  readonly cite: string;
  /** False where the best architecture is the same for every target. */
  readonly reactsToTarget: boolean;
  score(input: RewardInput): number;
}
