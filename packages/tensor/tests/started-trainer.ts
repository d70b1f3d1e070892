import { graph, type Network } from '@espalier/network';
import type { Weights } from '@espalier/protocol';
import { stream } from '@espalier/random';
import { onTestFinished } from 'vitest';
import type { eagerSession } from '../src/eager/eager-session.ts';
import { openSession } from '../src/open-session.ts';
import { sessionNeeds } from '../src/session-needs.ts';
import type { TrainingSession } from '../src/session.ts';
import { createTrainer, type Trainer, type TrainerOptions } from '../src/trainer.ts';
import type { TrainingOptions } from '../src/training-options.ts';
import { tinyInfo, tinySplit } from './tiny-data.ts';
import { tinyNetwork } from './tiny-network.ts';

/** Options of a short run. */
export const options: TrainingOptions = {
  epochs: 3,
  imagesPerBatch: 16,
  learningRate: 0.1,
  momentum: 0.9,
  weightDecay: 1e-4,
  labelSmoothing: 0.1,
  warmupEpochs: 1,
  augment: { shiftPixels: 1, flip: false, cutoutPixels: 2 },
};
/** Images that a run trains on. */
export const train = tinySplit(100, stream('train'));

/** A network that drops values and branches and has an early exit. */
export function droppingNetwork(): Network {
  const net = graph('dropping');
  const image = net.input({ height: 8, width: 8, channels: 3 });
  const conv = net.add('conv', { filters: 8, kernel: 3, stride: 2, activation: 'relu' }, [image]);
  const branch = net.add('conv', { filters: 8, kernel: 3, activation: 'swish' }, [conv]);
  const sum = net.add('add', {}, [conv, net.add('dropPath', { rate: 0.3 }, [branch])]);
  const pooled = net.add('globalAveragePool', {}, [sum]);
  net.exit(net.add('dense', { units: 4 }, [pooled], 'early'));
  return net.finish(
    net.add('dense', { units: 4 }, [net.add('dropout', { rate: 0.3 }, [pooled])], 'late'),
  );
}

/** What a test changes of the run. */
export interface Given extends Partial<Omit<TrainerOptions, 'options'>> {
  readonly options?: Partial<TrainingOptions>;
  readonly network?: Network;
  readonly open?: typeof eagerSession;
}

/** A trainer with a session of its own, which ends with the test. */
export function started({ network = tinyNetwork(), open = openSession, ...given }: Given): {
  trainer: Trainer;
  session: TrainingSession;
} {
  const whole = {
    info: tinyInfo,
    train,
    seed: 'run',
    ...given,
    options: { ...options, ...given.options },
  };
  const session = open(network, {
    ...sessionNeeds(whole.options, whole.train),
    random: stream(whole.seed, 'weights'),
  });
  onTestFinished(() => session.dispose());
  return { trainer: createTrainer({ session, ...whole }), session };
}

/** Weights after a whole run. */
export function trained(given: Given): Weights {
  const { trainer, session } = started(given);
  while (!trainer.epoch().finished);
  trainer.recalibrate();
  return session.weights();
}
