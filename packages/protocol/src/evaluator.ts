import type { Genotype } from '@espalier/space';
import type { Rung } from './trial.ts';

/** One candidate to be estimated. */
export interface EvaluationRequest {
  readonly trial: number;
  readonly genotype: Genotype;
  /** Seed of initial weights, order of images and augmentation. */
  readonly seed: string;
  /** Lengths at which accuracy is measured, ascending; the last one ends the training. */
  readonly epochs: readonly number[];
  /** Length that an earlier trial with this seed reached; it need not be trained again. */
  readonly reachedEpochs?: number;
  /** Length of the longest training of the study, which the learning rate is planned for. */
  readonly mostEpochs: number;
}

/** What an evaluator found; failures are thrown as `EspalierError`. */
export interface Evaluation {
  readonly outcome: 'complete' | 'pruned';
  readonly rungs: readonly Rung[];
  /** Further figures that were measured, by name. */
  readonly metrics?: Readonly<Record<string, number>>;
  /** What the training takes, where the evaluator knows it without a clock. */
  readonly costSeconds?: number;
}

/** What happens while an evaluation runs. */
export interface EvaluationHooks {
  readonly signal?: AbortSignal;
  /** Told every rung; the evaluation ends as `pruned` where it answers `stop`. */
  readonly onRung?: (rung: Rung) => 'stop' | 'go on';
}

/** An estimate of accuracy. It sees training and validation data, never the test split. */
export interface Evaluator {
  readonly name: string;
  /** How far results repeat: `bit` means the same bits for the same request on any worker. */
  readonly determinism: 'bit' | 'statistical';
  evaluate(request: EvaluationRequest, hooks?: EvaluationHooks): Promise<Evaluation>;
  close(): Promise<void>;
}
