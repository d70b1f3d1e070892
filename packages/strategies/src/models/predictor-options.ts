import { z } from 'zod';
import { encodings } from './encoder.ts';

/** Options of strategies with an ensemble of predictors, by the names of the BANANAS paper. */
export const predictorOptions = {
  numInit: z.int().min(1).default(10).describe('Uniform draws before the first predictors'),
  k: z.int().min(1).default(10).describe('Trials after which predictors are trained anew'),
  numCandidates: z
    .int()
    .min(1)
    .default(100)
    .describe('Mutants that are predicted, of which one is tried'),
  numEnsemble: z.int().min(1).default(5).describe('Predictors of the ensemble'),
  numLayers: z.int().min(0).default(2).describe('Hidden layers of a predictor'),
  layerWidth: z.int().min(1).default(20).describe('Units of each hidden layer'),
  predictorEpochs: z.int().min(1).default(50).describe('Epochs of training of a predictor'),
  predictorLearningRate: z.number().positive().default(0.01).describe('Step size of Adam'),
  predictorBatchSize: z.int().min(1).default(32).describe('Trials of one step of training'),
  mostTrials: z
    .int()
    .min(2)
    .default(500)
    .describe('Trials that predictors learn; above it the worst of the older half leave'),
  encoding: z
    .enum(encodings)
    .default('auto')
    .describe('What predictors read: decisions, or paths through the cells; auto is paths if any'),
} as const;

/** Values of {@link predictorOptions}. */
export type PredictorOptions = z.infer<z.ZodObject<typeof predictorOptions>>;
