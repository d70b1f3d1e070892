import { z } from 'zod';

/** Options that every trainer of the controller has. */
export const controllerOptions = {
  hidden: z.int().min(1).default(64).describe('Units of the LSTM layer and of the embeddings'),
  controllerLearningRate: z.number().positive().default(0.01).describe('Step size of Adam'),
  baselineDecay: z
    .number()
    .min(0)
    .lt(1)
    .default(0.95)
    .describe('Share of the old value in the moving average of rewards'),
  entropyWeight: z
    .number()
    .min(0)
    .default(0.01)
    .describe('Reward for each nat of entropy of the policy; more explores longer'),
  initialRange: z
    .number()
    .positive()
    .default(0.3)
    .describe('Parameters start uniform in [-initialRange, initialRange]'),
  penaltyReward: z
    .number()
    .default(0)
    .describe('Reward that an infeasible or failed trial counts as; below any feasible reward'),
};
