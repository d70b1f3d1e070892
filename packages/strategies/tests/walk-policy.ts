import { startWalk, type PolicyStep, type PolicyWeights } from '../src/controller/policy.ts';

/** A walk of the policy over every decision, whatever is chosen. */
export function walkPolicy(
  weights: PolicyWeights,
  choose: (logProbabilities: Float64Array, decision: number) => number,
): readonly PolicyStep[] {
  const walk = startWalk(weights);
  for (let decision = 0; decision < weights.heads.length; decision++) {
    walk.take(decision, (logProbabilities) => choose(logProbabilities, decision));
  }
  return walk.steps;
}
