import { trainEvaluator } from './train-evaluator.ts';
import { zeroCostEvaluator } from './zero-cost-evaluator.ts';

/** Every way to estimate accuracy. */
export const evaluators = { train: trainEvaluator, 'zero-cost': zeroCostEvaluator };

export {
  trainCandidate,
  type CandidateHooks,
  type CandidateSetting,
  type CandidateTask,
  type ProxyTraining,
} from './train-candidate.ts';
export { trainEvaluator, type TrainEvaluatorOptions } from './train-evaluator.ts';
export { zeroCostEvaluator, type ZeroCostEvaluatorOptions } from './zero-cost-evaluator.ts';
export { zeroCostProxies, type ProxyName } from './zero-cost/index.ts';
export type { ZeroCostProxy } from './zero-cost/proxy.ts';
export { noScore } from './zero-cost/score-network.ts';
