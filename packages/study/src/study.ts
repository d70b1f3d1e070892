import type {
  AnyStrategy,
  Assessment,
  Constraint,
  EpochRange,
  Evaluator,
  Json,
  Objective,
  Reward,
  Rung,
  Trial,
} from '@espalier/protocol';
import type { Genotype, SearchSpace } from '@espalier/space';
import type { Executor } from './executors/executor.ts';
import type { AnyStopper } from './stopper.ts';

/** When a study ends: at the first of its limits that is reached. */
export interface StudyBudget {
  readonly trials?: number;
  /** Sum of the trials' `costSeconds`, in trial order; the trial that would exceed it is left out. */
  readonly costSeconds?: number;
  /** Time of the executor's clock after which no trial starts; not reproducible on a real clock. */
  readonly seconds?: number;
}

/** A scalar reward and the latency that it aims at. */
export interface RewardGoal {
  readonly reward: Reward;
  readonly targetMs: number;
}

/** A stopper with its options. */
export interface Stopping {
  readonly stopper: AnyStopper;
  readonly options: Json;
}

/** Everything a study's results depend on, and the parts that it is handed. */
export interface StudyPlan {
  readonly seed: string;
  readonly budget: StudyBudget;
  /**
   * `ordered`: the same trials for any number of workers. `async`: a trial knows all that have
   * finished, whichever they are; better use of many workers, and no promise of order.
   */
  readonly mode: 'ordered' | 'async';
  /** Trial n may know trials up to n - lag; at least 1, and no smaller than useful workers. */
  readonly lag: number;
  readonly space: SearchSpace;
  readonly strategy: AnyStrategy;
  readonly options: Json;
  /** State that a strategy was prepared with (a trained supernet); `init` where absent. */
  readonly initialState?: Json;
  readonly objectives: readonly Objective[];
  readonly constraints: readonly Constraint[];
  /** Null where the strategy reads objectives, or the only objective is the reward. */
  readonly reward: RewardGoal | null;
  /** Price and counts of an architecture, before it is trained. */
  readonly assess: (genotype: Genotype) => Assessment;
  readonly evaluator: Evaluator;
  readonly epochs: EpochRange;
  /** Lengths at which accuracy is also measured on the way, ascending. */
  readonly checkpoints: readonly number[];
  /** Ends hopeless trainings early; null lets all run. */
  readonly stopping: Stopping | null;
  /** True where equivalent architectures share one measurement. */
  readonly reuse: boolean;
}

/** How a study is run; in ordered mode nothing here changes its results. */
export interface StudyRun {
  readonly executor: Executor;
  /** Trials already in the journal, in its order. */
  readonly recovered?: readonly Trial[];
  /** Called once per finished trial, before anything may depend on it; a promise is waited for. */
  readonly record: (trial: Trial) => void | Promise<void>;
  readonly onRung?: (number: number, rung: Rung) => void;
  readonly signal?: AbortSignal;
  /** A measurement known from elsewhere for exactly this trial, so that it is not repeated. */
  readonly known?: (trial: Pick<Trial, 'number' | 'fingerprint'>) => Trial | undefined;
}
