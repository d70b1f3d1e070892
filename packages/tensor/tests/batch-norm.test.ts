import { stream } from '@espalier/random';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { batchNormTraining, type ActivationName } from '../src/batch-norm-training.ts';
import { startBackend } from '../src/index.ts';

beforeAll(async () => {
  await startBackend('wasm');
});

const epsilon = 1e-3;

/** Every activation as the interval that it clips to. */
const bounds = { none: [-Infinity, Infinity], relu: [0, Infinity], relu6: [0, 6] } as const;

interface Given {
  readonly channels: number;
  readonly activation: ActivationName;
  /** Mean of the input in units of its deviation. */
  readonly offset: number;
}

interface Operands {
  readonly rows: number;
  readonly x: Float32Array;
  readonly slope: Float32Array;
  readonly gamma: Float32Array;
  readonly beta: Float32Array;
}

const extent = [4, 7, 5] as const;

function operandsOf({ channels, offset, activation }: Given): Operands {
  const random = stream('batch-norm', channels, offset, activation);
  const rows = extent[0] * extent[1] * extent[2];
  const draw = (length: number, value: () => number) => Float32Array.from({ length }, value);
  return {
    rows,
    x: draw(rows * channels, () => offset + random.normal()),
    slope: draw(rows * channels, () => random.normal()),
    gamma: draw(channels, () => 0.5 + random.uniform()),
    beta: draw(channels, () => 2 * random.uniform()),
  };
}

/** The definition, one channel at a time, in float64. */
function definition(given: Given, { rows, x, slope, gamma, beta }: Operands) {
  const { channels, activation } = given;
  const [low, high] = bounds[activation];
  const result = {
    y: new Float64Array(x.length),
    dx: new Float64Array(x.length),
    dGamma: new Float64Array(channels),
    dBeta: new Float64Array(channels),
    mean: new Float64Array(channels),
    variance: new Float64Array(channels),
  };
  for (let c = 0; c < channels; c++) {
    const places = Array.from({ length: rows }, (_, row) => row * channels + c);
    const average = (value: (at: number) => number) =>
      places.reduce((sum, at) => sum + value(at), 0) / rows;
    const mean = average((at) => x[at]!);
    const variance = average((at) => (x[at]! - mean) ** 2);
    const inverse = 1 / Math.sqrt(variance + epsilon);
    const z = (at: number) => (x[at]! - mean) * inverse;
    const v = (at: number) => gamma[c]! * z(at) + beta[c]!;
    const dv = (at: number) => (v(at) > low && v(at) < high ? slope[at]! : 0);
    const meanDv = average(dv);
    const meanDvZ = average((at) => dv(at) * z(at));
    for (const at of places) {
      result.y[at] = Math.min(Math.max(v(at), low), high);
      result.dx[at] = gamma[c]! * inverse * (dv(at) - meanDv - z(at) * meanDvZ);
    }
    result.dGamma[c] = meanDvZ * rows;
    result.dBeta[c] = meanDv * rows;
    result.mean[c] = mean;
    result.variance[c] = variance;
  }
  return result;
}

function computed({ channels, activation }: Given, { x, slope, gamma, beta }: Operands) {
  tf.engine().startScope();
  try {
    const shape: [number, number, number, number] = [...extent, channels];
    const inputs = [tf.tensor4d(x, shape), tf.tensor1d(gamma), tf.tensor1d(beta)] as const;
    const forward = (images: tf.Tensor, scale: tf.Tensor, shift: tf.Tensor) =>
      batchNormTraining({
        x: images as tf.Tensor4D,
        gamma: scale as tf.Tensor1D,
        beta: shift as tf.Tensor1D,
        epsilon,
        activation,
      });
    const { y, mean, variance } = forward(...inputs);
    const gradient = tf.grads(
      (...[images, scale, shift]: tf.Tensor[]) => forward(images!, scale!, shift!).y,
    );
    const [dx, dGamma, dBeta] = gradient([...inputs], tf.tensor4d(slope, shape));
    const read = (tensor: tf.Tensor | undefined) => Float64Array.from(tensor!.dataSync());
    return {
      y: read(y),
      dx: read(dx),
      dGamma: read(dGamma),
      dBeta: read(dBeta),
      mean: read(mean),
      variance: read(variance),
    };
  } finally {
    tf.engine().endScope();
  }
}

/** Greatest difference over greatest value, or over 1 where all are smaller. */
function relativeError(found: Float64Array, expected: Float64Array): number {
  const greatest = expected.reduce((most, value) => Math.max(most, Math.abs(value)), 1);
  return expected.reduce(
    (worst, value, at) => Math.max(worst, Math.abs(found[at]! - value) / greatest),
    0,
  );
}

const channelCounts = [3, 4, 8, 17, 24];
const activations = ['none', 'relu', 'relu6'] as const;

test.each([
  { offset: 0, tolerance: 5e-6 },
  { offset: 5, tolerance: 5e-6 },
  { offset: 100, tolerance: 5e-5 },
])('batch norm and its gradient agree with float64 at mean = $offset sigma', (row) => {
  for (const channels of channelCounts) {
    for (const activation of activations) {
      const given = { channels, activation, offset: row.offset };
      const operands = operandsOf(given);
      const found = computed(given, operands);
      const expected = definition(given, operands);
      for (const name of ['y', 'dx', 'dGamma', 'dBeta', 'mean', 'variance'] as const) {
        const error = relativeError(found[name], expected[name]);
        expect(error, `${name} ${JSON.stringify(given)}`).toBeLessThan(row.tolerance);
      }
    }
  }
});

test('a constant channel has variance 0 and finite gradients', () => {
  const given = { channels: 4, activation: 'none', offset: 0 } as const;
  const operands = operandsOf(given);
  const found = computed(given, { ...operands, x: operands.x.fill(3e4) });
  expect([...found.variance]).toEqual([0, 0, 0, 0]);
  expect(found.dx.every(Number.isFinite)).toBe(true);
});

test('a NaN in the input reaches the output through every activation', () => {
  for (const activation of activations) {
    const given = { channels: 4, activation, offset: 0 };
    const operands = operandsOf(given);
    operands.x[1] = NaN;
    expect(computed(given, operands).y[1]).toBeNaN();
  }
});

test('inference normalization equals the folded product and sum', () => {
  const given = { channels: 17, activation: 'none', offset: 1 } as const;
  const { x, gamma, beta } = operandsOf(given);
  const mean = Float32Array.from(gamma, (value) => value - 0.7);
  const variance = Float32Array.from(beta, (value) => value + 0.1);
  const y = tf.tidy(() =>
    tf
      .batchNorm(
        tf.tensor4d(x, [...extent, 17]),
        tf.tensor1d(mean),
        tf.tensor1d(variance),
        tf.tensor1d(beta),
        tf.tensor1d(gamma),
        epsilon,
      )
      .dataSync(),
  );
  const folded = Float64Array.from(x, (value, at) => {
    const c = at % 17;
    const scale = gamma[c]! / Math.sqrt(variance[c]! + epsilon);
    return value * scale + (beta[c]! - mean[c]! * scale);
  });
  expect(relativeError(Float64Array.from(y), folded)).toBeLessThan(1e-6);
});
