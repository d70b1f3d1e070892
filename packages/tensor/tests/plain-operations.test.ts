import '@tensorflow/tfjs-backend-cpu';
import { stream } from '@espalier/random';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { createTrainer, eagerSession, startBackend } from '../src/index.ts';
import { tinyInfo, tinySplit } from './tiny-data.ts';
import { tinyNetwork } from './tiny-network.ts';

beforeAll(async () => {
  await startBackend('wasm');
});

// Without pooling, whose gradient the cpu backend of TensorFlow.js gets wrong at the border.
/** Weights after two steps on a backend of TensorFlow.js. */
async function trainedOn(backend: string): Promise<ReadonlyMap<string, Float32Array>> {
  await tf.setBackend(backend);
  const session = eagerSession(tinyNetwork({ pool: false }), {
    imagesPerBatch: 8,
    random: stream('plain'),
  });
  const options = {
    ...{ epochs: 1, imagesPerBatch: 8, learningRate: 0.05, momentum: 0.9, weightDecay: 1e-3 },
    ...{ labelSmoothing: 0.1, warmupEpochs: 0 },
    augment: { shiftPixels: 0, flip: false, cutoutPixels: 0 },
  };
  const train = tinySplit(16, stream('plain', 'images'));
  const trainer = createTrainer({ session, info: tinyInfo, train, options, seed: 'plain' });
  trainer.epoch();
  const weights = session.weights();
  session.dispose();
  return weights;
}

test('a backend without our kernels trains to the same weights, by plain operations', async () => {
  const plain = await trainedOn('cpu');
  const ours = await trainedOn('wasm');
  for (const [name, values] of ours) {
    const other = plain.get(name)!;
    const error = Math.max(...values.map((value, at) => Math.abs(value - other[at]!)));
    expect(error, name).toBeLessThan(2e-4);
  }
});
