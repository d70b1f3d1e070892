import { stream } from '@espalier/random';
import { describeBackend } from '../backend.ts';
import { openSession } from '../open-session.ts';
import { referenceNetwork } from '../reference-network.ts';
import type { TrainingSession, UpdateOptions } from '../session.ts';
import type { Performance } from './finding.ts';

/** How long a backend is measured. */
export interface MeasuringTime {
  /** Seconds of training that are timed, and of inference, after one step that is not. */
  readonly seconds: number;
}

/** Images of a batch, and of one where a batch of the other size would take a minute. */
const [imagesPerBatch, imagesPerSmallBatch] = [64, 4];
const slowImagesPerSecond = 2;

const update: UpdateOptions = {
  optimizer: { kind: 'sgd', momentum: 0.9, nesterov: true },
  learningRate: 0.01,
  weightDecay: 1e-4,
};

/**
 * Speed and memory of the running backend on the reference network, 6.4 million MACs at 32x32x3.
 *
 * The quickest step counts, because what else the machine does can only make one slower.
 */
export function measureBackend({ seconds }: MeasuringTime): Performance {
  const trial = measured(imagesPerSmallBatch, 0);
  if (trial.trainingImagesPerSecond < slowImagesPerSecond) return trial;
  return measured(imagesPerBatch, seconds);
}

function measured(imagesPerStep: number, seconds: number): Performance {
  const session = openSession(referenceNetwork(), {
    imagesPerBatch: imagesPerStep,
    random: stream('doctor', 'weights'),
  });
  fillBatch(session);
  const train = (): void => {
    session.accumulate();
    session.update(update);
  };
  const speedOf = (step: () => void): number => imagesPerStep / quickest(step, seconds);
  const performance = {
    description: describeBackend(),
    trainingImagesPerSecond: speedOf(train),
    inferenceImagesPerSecond: speedOf(() => session.infer(imagesPerStep)),
    imagesPerBatch: imagesPerStep,
    trainingBytes: session.peakBytes,
    processBytes: process.resourceUsage().maxRSS * 1024,
  };
  session.dispose();
  return performance;
}

function fillBatch({ images, targets, imagesPerBatch: count }: TrainingSession): void {
  const random = stream('doctor', 'images');
  for (let at = 0; at < images.length; at++) images[at] = random.normal();
  const classes = targets.length / count;
  for (let row = 0; row < count; row++) targets[row * classes + random.integer(classes)] = 1;
}

/** Seconds of the quickest call; the first one also compiles. */
function quickest(step: () => void, seconds: number): number {
  step();
  const end = performance.now() + 1000 * seconds;
  let least = Infinity;
  do {
    const start = performance.now();
    step();
    least = Math.min(least, performance.now() - start);
  } while (performance.now() < end);
  return least / 1000;
}
