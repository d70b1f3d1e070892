import {
  eagerSession,
  openSession,
  type OptimizerSettings,
  type UpdateOptions,
} from '../src/index.ts';
import type { Open } from './session-trial.ts';

/** Every kind of session, all of which the laws hold for; a new one is one line. */
export const sessionKinds: Readonly<Record<string, Open>> = {
  eager: eagerSession,
  planned: openSession,
};

/** A step straight down the gradient. */
export const plainUpdate: UpdateOptions = {
  optimizer: { kind: 'sgd', momentum: 0, nesterov: false },
  learningRate: 0.1,
  weightDecay: 0,
};

/** Every optimizer, with usual settings. */
export const optimizers: readonly OptimizerSettings[] = [
  { kind: 'sgd', momentum: 0.9, nesterov: false },
  { kind: 'sgd', momentum: 0.9, nesterov: true },
  { kind: 'rmsprop', momentum: 0.9, squareMomentum: 0.9, epsilon: 1e-3 },
  { kind: 'adam', momentum: 0.9, squareMomentum: 0.999, epsilon: 1e-8 },
  { kind: 'adamw', momentum: 0.9, squareMomentum: 0.999, epsilon: 1e-8 },
];
