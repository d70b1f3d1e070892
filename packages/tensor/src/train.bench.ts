import { stream } from '@espalier/random';
import { bench, describe } from 'vitest';
import { referenceNetwork } from '../tests/reference-network.ts';
import { startBackend } from './backend.ts';
import { openSession } from './open-session.ts';
import { createTrainer, type Trainer } from './trainer.ts';

const imagesPerEpoch = 64;

/** A trainer of the reference network whose epoch is one step of 64 images. */
function referenceTrainer(): Trainer {
  const session = openSession(referenceNetwork(), {
    imagesPerBatch: imagesPerEpoch,
    random: stream('bench'),
  });
  const random = stream('bench', 'images');
  const images = Uint8Array.from({ length: imagesPerEpoch * 32 * 32 * 3 }, () =>
    random.integer(256),
  );
  const labels = Uint8Array.from({ length: imagesPerEpoch }, () => random.integer(10));
  const info = {
    ...{ name: 'noise', summary: '', source: '', licence: '', flip: true },
    ...{ height: 32, width: 32, channels: 3, classes: 10 },
    ...{ mean: [0.5, 0.5, 0.5], deviation: [0.3, 0.3, 0.3] },
  };
  const options = {
    ...{ epochs: 100_000, imagesPerBatch: imagesPerEpoch, learningRate: 0.01, momentum: 0.9 },
    ...{ weightDecay: 1e-4, labelSmoothing: 0.1, warmupEpochs: 0 },
    augment: { shiftPixels: 4, flip: true, cutoutPixels: 8 },
  };
  const train = { count: imagesPerEpoch, images, labels };
  return createTrainer({ session, info, train, options, seed: 'bench' });
}

await startBackend('wasm');
const trainer = referenceTrainer();

describe('training the reference network', () => {
  bench('one step of 64 images', () => void trainer.epoch());
});
