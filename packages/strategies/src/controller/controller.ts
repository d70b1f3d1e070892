import type { Random } from '@espalier/random';
import { choose, decisions } from '@espalier/space';
import type { Decision, Genotype, SearchSpace } from '@espalier/space';
import { blocksOf, lengthOf, toVector, type Blocks } from './blocks.ts';
import { policyLength, policyViews, startWalk } from './policy.ts';
import type { PolicyShape, PolicyStep, PolicyWalk, PolicyWeights } from './policy.ts';
import { workspace } from './workspace.ts';

/** Size of the controller for a space: one softmax for every decision. */
export function shapeOf(space: SearchSpace, hidden: number): PolicyShape {
  return { hidden, optionCounts: decisions(space).map(({ options }) => options.length) };
}

/** First parameters: uniform in [-range, range]. */
export function initialParameters(shape: PolicyShape, range: number, random: Random): Blocks {
  return blocksOf(policyLength(shape), () => range * (2 * random.uniform() - 1));
}

/** Parameters as a policy's parts, and a gradient of zeros; both last for one call. */
export interface Gradients {
  readonly values: PolicyWeights;
  readonly gradients: PolicyWeights;
  /** The vector that `gradients` are parts of. */
  readonly sum: Float64Array;
}

/** Opens parameters for work; the next call overwrites what this one gave. */
export function openParameters(shape: PolicyShape, parameters: Blocks): Gradients {
  const { values, gradient } = workspace(lengthOf(parameters));
  return {
    values: policyViews(shape, toVector(parameters, values)),
    gradients: policyViews(shape, gradient),
    sum: gradient,
  };
}

/** An architecture drawn from the policy, decision by decision. */
export function drawGenotype(values: PolicyWeights, space: SearchSpace, random: Random): Genotype {
  let walk: PolicyWalk;
  const answer = (_: Decision, position: number): number => {
    if (position === 0) walk = startWalk(values);
    return walk.take(position, (logProbabilities) => drawOption(logProbabilities, random));
  };
  return choose(space, answer, random);
}

/** The walk of the policy that takes an architecture's choices. */
export function replay(
  values: PolicyWeights,
  space: SearchSpace,
  genotype: Genotype,
): readonly PolicyStep[] {
  const walk = startWalk(values);
  for (const [position, { path }] of decisions(space).entries()) {
    const choice = genotype[path];
    if (choice !== undefined) walk.take(position, () => choice);
  }
  return walk.steps;
}

function drawOption(logProbabilities: Float64Array, random: Random): number {
  let left = random.uniform();
  for (let option = 0; option < logProbabilities.length - 1; option++) {
    left -= Math.exp(logProbabilities[option]!);
    if (left < 0) return option;
  }
  return logProbabilities.length - 1;
}
