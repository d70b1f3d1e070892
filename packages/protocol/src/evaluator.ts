import type { Network } from '@espalier/network';
import type { Genotype } from '@espalier/space';
import type { Rung } from './trial.ts';

/** One rung of successive halving: train up to `epochs`, go on only at `accuracy` or better. */
export interface RungPlan {
  readonly epochs: number;
  /** Least validation accuracy that is promoted past this rung; 0 promotes all. */
  readonly promoteAt: number;
}

/** One candidate to be estimated. */
export interface EvaluationRequest {
  readonly trial: number;
  readonly genotype: Genotype;
  readonly network: Network;
  /** Seed of initial weights, order of images and augmentation. */
  readonly seed: string;
  readonly rungs: readonly RungPlan[];
}

/** What an evaluator found; failures are thrown as `EspalierError`. */
export interface Evaluation {
  readonly outcome: 'complete' | 'pruned';
  readonly rungs: readonly Rung[];
}

/** What happens while an evaluation runs; for display only. */
export interface EvaluationHooks {
  readonly signal?: AbortSignal;
  readonly onRung?: (rung: Rung) => void;
}

/** An estimate of accuracy. It sees training and validation data, never the test split. */
export interface Evaluator {
  readonly name: string;
  /** How far results repeat: `bit` means the same bits for the same request on any worker. */
  readonly determinism: 'bit' | 'statistical';
  evaluate(request: EvaluationRequest, hooks?: EvaluationHooks): Promise<Evaluation>;
  close(): Promise<void>;
}
