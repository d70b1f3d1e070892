import type { Random } from '@espalier/random';
import type { Perceptron } from './perceptron.ts';
import type { SparseInputs } from './samples.ts';

/** How a predictor is trained. */
export interface TrainingSettings {
  readonly epochs: number;
  readonly learningRate: number;
  /** Samples of one step. */
  readonly batchSize: number;
}

/** What a predictor is trained on. */
export interface Samples {
  readonly inputs: SparseInputs;
  readonly targets: Float64Array;
}

const firstDecay = 0.9;
const secondDecay = 0.999;
const epsilon = 1e-8;

/**
 * Trains a network in place by Adam on the mean absolute error.
 *
 * loss = mean |f(x) - y| over each of the batches, into which every epoch divides the samples anew.
 * Time O(epochs · samples · parameters).
 *
 * @see Kingma and Ba 2015, Algorithm 1, https://arxiv.org/abs/1412.6980
 */
export function train(
  network: Perceptron,
  { inputs, targets }: Samples,
  settings: TrainingSettings & { readonly random: Random },
): void {
  const step = adam(network, settings.learningRate);
  const order = Array.from({ length: inputs.count }, (_, row) => row);
  for (let epoch = 0; epoch < settings.epochs; epoch++) {
    const rows = settings.random.shuffle(order);
    for (let from = 0; from < rows.length; from += settings.batchSize) {
      const last = Math.min(from + settings.batchSize, rows.length);
      for (let at = from; at < last; at++) {
        const row = rows[at]!;
        const error = network.forward(inputs, row) - targets[row]!;
        network.backward(inputs, row, Math.sign(error) / (last - from));
      }
      step();
    }
  }
}

/** A function that moves the parameters against the gradient and clears it. */
function adam({ parameters, gradient }: Perceptron, learningRate: number): () => void {
  const first = new Float64Array(parameters.length);
  const second = new Float64Array(parameters.length);
  let steps = 0;
  return () => {
    steps++;
    const rate = learningRate / (1 - firstDecay ** steps);
    const correction = 1 / (1 - secondDecay ** steps);
    for (let at = 0; at < parameters.length; at++) {
      const slope = gradient[at]!;
      const mean = firstDecay * first[at]! + (1 - firstDecay) * slope;
      const square = secondDecay * second[at]! + (1 - secondDecay) * slope * slope;
      first[at] = mean;
      second[at] = square;
      parameters[at]! -= (rate * mean) / (Math.sqrt(square * correction) + epsilon);
    }
    gradient.fill(0);
  };
}
