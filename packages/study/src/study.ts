import type { Network } from '@espalier/network';
import type {
  AnyStrategy,
  CostModel,
  Evaluator,
  Json,
  Reward,
  Rung,
  Trial,
} from '@espalier/protocol';
import type { SearchSpace } from '@espalier/space';
import type { Halving } from './halving.ts';

/** Everything a study's results depend on, and the parts that it is handed. */
export interface StudyPlan {
  readonly seed: string;
  readonly trials: number;
  /** Trial n may know trials up to n - lag; at least 1, and no smaller than useful workers. */
  readonly lag: number;
  readonly space: SearchSpace;
  /** Builds the network that is priced and counted. */
  readonly build: (genotype: Trial['genotype']) => Network;
  /** Builds the smaller network that is trained in its place; `build` where absent. */
  readonly buildProxy?: (genotype: Trial['genotype']) => Network;
  readonly strategy: AnyStrategy;
  readonly options: Json;
  /** State that a strategy was prepared with (a trained supernet); `init` where absent. */
  readonly initialState?: Json;
  readonly evaluator: Evaluator;
  readonly costModel: CostModel;
  readonly reward: Reward;
  readonly targetMs: number;
  /** Networks slower than this are recorded as infeasible and not trained. */
  readonly maximumMs?: number;
  readonly halving: Halving;
}

/** How a study is run; nothing here changes its results. */
export interface StudyRun {
  /** Trials in flight at once. */
  readonly workers: number;
  /** Trials already in the journal, in order from 0. */
  readonly recovered?: readonly Trial[];
  /** Called once per finished trial, in trial order, before anything may depend on it. */
  readonly record: (trial: Trial) => void;
  readonly onRung?: (number: number, rung: Rung) => void;
  readonly signal?: AbortSignal;
  /** A measurement known from elsewhere for exactly this trial, so that it is not repeated. */
  readonly known?: (trial: Pick<Trial, 'number' | 'fingerprint'>) => Trial | undefined;
}
