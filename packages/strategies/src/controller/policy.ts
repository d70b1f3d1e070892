import { emptyMemory, lstmBackward, lstmForward } from './lstm.ts';
import type { LstmStep, LstmWeights } from './lstm.ts';

/** Size of a policy network. */
export interface PolicyShape {
  /** Number of options of each decision, in order. */
  readonly optionCounts: readonly number[];
  /** Units of the LSTM layer and width of the embeddings. */
  readonly hidden: number;
}

/** The parts of a policy as views into one flat vector; gradients have the same parts. */
export interface PolicyWeights {
  readonly lstm: LstmWeights;
  /** Input of the first step, [hidden]. */
  readonly start: Float64Array;
  /** By decision but the last: one row for each option, [options, hidden]. */
  readonly embeddings: readonly Float64Array[];
  /** By decision: one row for each option, [options, hidden]. */
  readonly heads: readonly Float64Array[];
  /** By decision, [options]. */
  readonly headBiases: readonly Float64Array[];
}

/** One decision taken by the policy. */
export interface PolicyStep {
  /** Position of the decision among all of the space. */
  readonly decision: number;
  readonly lstm: LstmStep;
  /** Natural logarithms of the options' probabilities. */
  readonly logProbabilities: Float64Array;
  /** Index of the option taken. */
  readonly choice: number;
}

/** How many numbers a policy of this shape has. */
export function policyLength({ optionCounts, hidden }: PolicyShape): number {
  const options = optionCounts.reduce((sum, count) => sum + count, 0);
  const embedded = options - (optionCounts.at(-1) ?? 0);
  return 4 * hidden * (2 * hidden + 1) + hidden + embedded * hidden + options * (hidden + 1);
}

/** Cuts a flat vector of {@link policyLength} numbers into the parts of a policy; copies nothing. */
export function policyViews(shape: PolicyShape, flat: Float64Array): PolicyWeights {
  const { optionCounts, hidden } = shape;
  let offset = 0;
  const take = (length: number): Float64Array => flat.subarray(offset, (offset += length));
  return {
    lstm: { kernel: take(8 * hidden * hidden), bias: take(4 * hidden) },
    start: take(hidden),
    embeddings: optionCounts.slice(0, -1).map((count) => take(count * hidden)),
    heads: optionCounts.map((count) => take(count * hidden)),
    headBiases: optionCounts.map((count) => take(count)),
  };
}

/** A walk of the policy so far, and how to take its next decision. */
export interface PolicyWalk {
  readonly steps: readonly PolicyStep[];
  /** Runs one step for a decision; `choose` takes an option from the log-probabilities. */
  take(decision: number, choose: (logProbabilities: Float64Array) => number): number;
}

/**
 * Starts a walk of the policy over those decisions that its own choices leave in existence.
 *
 * log p_t = logSoftmax(head_d · h_t + bias_d), where h_t is the LSTM's output after reading the
 * embedding of the choice before, and d the decision of step t. A drawing `choose` samples an
 * architecture, one that repeats given choices replays it.
 *
 * Time of a step O(hidden · (2 · hidden + options)).
 */
export function startWalk(weights: PolicyWeights): PolicyWalk {
  const hidden = weights.start.length;
  const steps: PolicyStep[] = [];
  let input = weights.start;
  let memory = emptyMemory(hidden);
  return {
    steps,
    take(decision, choose) {
      const lstm = lstmForward(weights.lstm, memory, input);
      const logProbabilities = logSoftmax(logitsOf(weights, decision, lstm.output));
      const choice = choose(logProbabilities);
      steps.push({ decision, lstm, logProbabilities, choice });
      memory = lstm;
      input =
        weights.embeddings[decision]?.subarray(choice * hidden, (choice + 1) * hidden) ?? input;
      return choice;
    },
  };
}

/** Entropy of a distribution in nats: -Σ p log p. */
export function entropyOf(logProbabilities: Float64Array): number {
  let sum = 0;
  for (const logProbability of logProbabilities) sum -= Math.exp(logProbability) * logProbability;
  return sum;
}

/**
 * The loss whose gradient {@link addPolicyGradient} adds: -Σ_t (advantage_t · log p_t(choice_t) +
 * entropyWeight · entropy_t).
 */
export function policyLoss(steps: readonly PolicyStep[], signal: PolicySignal): number {
  return -steps.reduce(
    (sum, { logProbabilities, choice }, at) =>
      sum +
      advantageAt(signal, at) * logProbabilities[choice]! +
      signal.entropyWeight * entropyOf(logProbabilities),
    0,
  );
}

/** How strongly a walk is reinforced. */
export interface PolicySignal {
  /** Reward minus baseline: one for the whole walk, or one for each of its steps. */
  readonly advantage: number | readonly number[];
  /** Weight of the entropy bonus, in reward per nat. */
  readonly entropyWeight: number;
}

/**
 * Adds the gradient of {@link policyLoss} by every parameter to `gradients`.
 *
 * At the logits: advantage · (p - onehot(choice)) + entropyWeight · p · (log p + entropy), then
 * backpropagation through time. Choices and advantages are constants, as the score-function
 * estimator demands.
 *
 * Time O(decisions · hidden · (2 · hidden + options)).
 *
 * @see Williams 1992, "Simple statistical gradient-following algorithms", §4-5,
 * https://doi.org/10.1007/BF00992696
 */
export function addPolicyGradient(
  parts: { readonly values: PolicyWeights; readonly gradients: PolicyWeights },
  steps: readonly PolicyStep[],
  signal: PolicySignal,
): void {
  const { values, gradients } = parts;
  const hidden = values.start.length;
  const memory = emptyMemory(hidden);
  const lstm = { values: values.lstm, gradients: gradients.lstm };
  for (let at = steps.length - 1; at >= 0; at--) {
    const step = steps[at]!;
    const { decision } = step;
    const byLogits = gradientByLogits(step, advantageAt(signal, at), signal.entropyWeight);
    addHeadGradient(parts, { decision, byLogits, hidden: step.lstm.output }, memory.output);
    const byInput = lstmBackward(lstm, step.lstm, memory);
    const before = steps[at - 1];
    const embedding = before === undefined ? undefined : gradients.embeddings[before.decision];
    const row = (before?.choice ?? 0) * hidden;
    const target = embedding ?? gradients.start;
    for (let unit = 0; unit < hidden; unit++) target[row + unit]! += byInput[unit]!;
  }
}

function logitsOf(weights: PolicyWeights, decision: number, output: Float64Array): Float64Array {
  const head = weights.heads[decision]!;
  const logits = weights.headBiases[decision]!.slice();
  for (let option = 0; option < logits.length; option++) {
    const start = option * output.length;
    let sum = 0;
    for (let unit = 0; unit < output.length; unit++) sum += head[start + unit]! * output[unit]!;
    logits[option]! += sum;
  }
  return logits;
}

/** Replaces logits by log-probabilities, in place. */
function logSoftmax(logits: Float64Array): Float64Array {
  const largest = Math.max(...logits);
  let sum = 0;
  for (const logit of logits) sum += Math.exp(logit - largest);
  const shift = largest + Math.log(sum);
  for (let option = 0; option < logits.length; option++) logits[option]! -= shift;
  return logits;
}

function advantageAt({ advantage }: PolicySignal, step: number): number {
  return typeof advantage === 'number' ? advantage : advantage[step]!;
}

function gradientByLogits(
  { logProbabilities, choice }: PolicyStep,
  advantage: number,
  entropyWeight: number,
): Float64Array {
  const entropy = entropyOf(logProbabilities);
  return logProbabilities.map((logProbability, option) => {
    const probability = Math.exp(logProbability);
    const taken = option === choice ? 1 : 0;
    return (
      advantage * (probability - taken) + entropyWeight * probability * (logProbability + entropy)
    );
  });
}

/** Adds to the head's gradient, and to the gradient by the LSTM's output. */
function addHeadGradient(
  parts: { readonly values: PolicyWeights; readonly gradients: PolicyWeights },
  at: { readonly decision: number; readonly byLogits: Float64Array; readonly hidden: Float64Array },
  byOutput: Float64Array,
): void {
  const head = parts.values.heads[at.decision]!;
  const headGradient = parts.gradients.heads[at.decision]!;
  const biasGradient = parts.gradients.headBiases[at.decision]!;
  const hidden = byOutput.length;
  for (let option = 0; option < at.byLogits.length; option++) {
    const slope = at.byLogits[option]!;
    const start = option * hidden;
    biasGradient[option]! += slope;
    for (let unit = 0; unit < hidden; unit++) {
      headGradient[start + unit]! += slope * at.hidden[unit]!;
      byOutput[unit]! += slope * head[start + unit]!;
    }
  }
}
