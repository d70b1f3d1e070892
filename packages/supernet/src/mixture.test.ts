import { stream } from '@espalier/random';
import { startBackend, type tf } from '@espalier/tensor';
import { beforeAll, expect, test } from 'vitest';
import { mixture } from './mixture.ts';

let backend: typeof tf;
beforeAll(async () => {
  ({ tf: backend } = await startBackend('wasm'));
});

const shape: [number, number, number, number] = [2, 3, 4, 5];
const size = 120;
const random = stream('mixture');
const outputs = [0, 1, 2].map(() => Float32Array.from({ length: size }, () => random.normal()));
const weights = Float32Array.from([0.5, 0.2, 0.3]);

/** Σ_i sin(Σ_o w_o · x_o,i) in float64. */
function reference(given: readonly ArrayLike<number>[], factors: ArrayLike<number>): number {
  let sum = 0;
  for (let at = 0; at < size; at++) {
    sum += Math.sin(given.reduce((total, x, option) => total + factors[option]! * x[at]!, 0));
  }
  return sum;
}

/** Central difference of `f` in `values[at]`. */
function slopeAt(
  f: (moved: Float64Array) => number,
  values: ArrayLike<number>,
  at: number,
): number {
  const step = 1e-5;
  const [up, down] = [Float64Array.from(values), Float64Array.from(values)];
  up[at]! += step;
  down[at]! -= step;
  return (f(up) - f(down)) / (2 * step);
}

/** Σ_i sin(mixture_i) and its gradients in weights, if they are a tensor, and then outputs. */
function measured(given: tf.Tensor1D | Float64Array): number[][] {
  return backend.tidy(() => {
    const tensors = outputs.map((values) => backend.tensor4d(values, shape));
    const learned = given instanceof Float64Array ? [] : [given];
    const loss = (...all: tf.Tensor[]): tf.Scalar => {
      const [xs, factors] = [all.slice(learned.length) as tf.Tensor4D[], learned.length];
      return backend.sum(
        backend.sin(mixture(backend, xs, factors === 1 ? (all[0] as tf.Tensor1D) : given)),
      );
    };
    const { value, grads } = backend.valueAndGrads(loss)([...learned, ...tensors]);
    return [value, ...grads].map((tensor) => [...tensor.dataSync()]);
  });
}

test('is the weighted sum with gradients in weights and outputs, and keeps no tensor', () => {
  const before = backend.memory().numTensors;
  const tensor = backend.tensor1d(weights);
  const [value, byWeights, ...byOutputs] = measured(tensor);
  tensor.dispose();
  expect(backend.memory().numTensors).toBe(before);
  expect(value![0]).toBeCloseTo(reference(outputs, weights), 4);
  for (const option of [0, 1, 2]) {
    const slope = slopeAt((moved) => reference(outputs, moved), weights, option);
    expect(byWeights![option]).toBeCloseTo(slope, 4);
    for (const at of [0, 57, 119]) {
      const moving = (moved: Float64Array): number =>
        reference([...outputs.slice(0, option), moved, ...outputs.slice(option + 1)], weights);
      expect(byOutputs[option]![at]).toBeCloseTo(slopeAt(moving, outputs[option]!, at), 5);
    }
  }
});

test('takes numbers for weights that are not learned, with the same sum and gradients', () => {
  const tensor = backend.tensor1d(weights);
  const [value, , ...byOutputs] = measured(tensor);
  tensor.dispose();
  expect(measured(Float64Array.from(weights))).toEqual([value, ...byOutputs]);
});
