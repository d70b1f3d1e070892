import { trainEvaluator } from './train-evaluator.ts';

/** Every way to estimate accuracy. */
export const evaluators = { train: trainEvaluator };

export {
  trainCandidate,
  type CandidateHooks,
  type CandidateTask,
  type ProxyTraining,
} from './train-candidate.ts';
export { trainEvaluator, type TrainEvaluatorOptions } from './train-evaluator.ts';
