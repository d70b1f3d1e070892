import { tabularEvaluator } from './tabular-evaluator.ts';
import { trainEvaluator } from './train-evaluator.ts';

/** Every way to estimate accuracy. */
export const evaluators = { tabular: tabularEvaluator, train: trainEvaluator };

export { tabularEvaluator, type TabularOptions } from './tabular-evaluator.ts';
export { trainCandidate, type CandidateHooks, type ProxyTraining } from './train-candidate.ts';
export { trainEvaluator, type TrainEvaluatorOptions } from './train-evaluator.ts';
