import type { Network } from '@espalier/network';
import { stream } from '@espalier/random';
import { startBackend, type BackendName } from '../backend.ts';
import { openSession } from '../open-session.ts';
import type { TrainingSession } from '../session.ts';

/** What is measured. */
export interface BenchTask {
  readonly network: Network;
  readonly backend: BackendName;
  readonly images: number;
  /** How long each of training and inference is repeated. */
  readonly seconds: number;
}

/** Images a second, by the fastest step. */
export interface Rates {
  readonly training: number;
  readonly inference: number;
}

const update = {
  optimizer: { kind: 'sgd', momentum: 0.9, nesterov: false },
  learningRate: 0.05,
  weightDecay: 0,
} as const;

/** Trains a network on random images, and runs it, each for some seconds. */
export async function measureNetwork(task: BenchTask): Promise<Rates> {
  const { network, backend, images, seconds } = task;
  await startBackend(backend);
  const session = openSession(network, { imagesPerBatch: images, random: stream('bench') });
  fill(session);
  const train = (): void => {
    session.accumulate();
    session.update(update);
  };
  const rates = {
    training: images / fastest(train, seconds),
    inference: images / fastest(() => void session.infer(images), seconds),
  };
  session.dispose();
  return rates;
}

/** Normal pixels and labels in turn. */
export function fill({ images, targets, imagesPerBatch }: TrainingSession): void {
  const random = stream('bench', 'images');
  for (let i = 0; i < images.length; i++) images[i] = random.normal();
  const classes = targets.length / imagesPerBatch;
  for (let image = 0; image < imagesPerBatch; image++) {
    targets[image * classes + (image % classes)] = 1;
  }
}

function fastest(step: () => void, seconds: number): number {
  for (let warm = 0; warm < 2; warm++) step();
  let best = Infinity;
  const end = performance.now() + 1000 * seconds;
  while (performance.now() < end) {
    const start = performance.now();
    step();
    best = Math.min(best, (performance.now() - start) / 1000);
  }
  return best;
}
