import type { Json } from '@espalier/protocol';
import type { SupernetTask } from '../supernet-task.ts';
import { dartsOptionsSchema } from './options.ts';
import { dartsStrategy } from './strategy.ts';
import { trainDarts } from './train.ts';

/** DARTS, first order: its strategy, the length of its supernet's training, and that training. */
export const darts = {
  strategy: dartsStrategy,
  /** Epochs that `train` reports, for a progress bar. */
  epochs: (options: Json): number => dartsOptionsSchema.parse(options).supernetEpochs,
  /** Trains the supernet and gives the state that the strategy starts from; see {@link trainDarts}. */
  train: (task: SupernetTask): Json => trainDarts(task),
};
