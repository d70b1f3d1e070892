import { z } from 'zod';

/** Options of DARTS, with defaults for half a thousand images and about a minute of one core. */
export const dartsOptionsSchema = z.strictObject({
  supernetEpochs: z
    .int()
    .positive()
    .default(8)
    .describe('Passes over the supernet images, warm-up included; the paper has 50'),
  supernetWarmupEpochs: z
    .int()
    .nonnegative()
    .default(2)
    .describe('First passes that train weights alone; the paper has 0, FBNet 10 of 90'),
  supernetImages: z
    .int()
    .min(2)
    .default(512)
    .describe('Most training images of the supernet; half train weights, half train alphas'),
  supernetImagesPerStep: z
    .int()
    .positive()
    .default(32)
    .describe('Images of one step of either kind; the paper has 64'),
  supernetWidth: z
    .number()
    .positive()
    .max(1)
    .default(0.25)
    .describe('Factor on the channels of the supernet; the winner is built at full width'),
  supernetShrink: z
    .int()
    .positive()
    .default(2)
    .describe(
      'Factor by which height and width of the supernet images are divided; the paper has 1',
    ),
  supernetLearningRate: z
    .number()
    .positive()
    .default(0.2)
    .describe('First rate of the weights, down a cosine to a twenty-fifth; the paper has 0.025'),
  alphaLearningRate: z
    .number()
    .positive()
    .default(0.1)
    .describe('Step size of the alphas; the paper has 0.0003 over 20,000 steps'),
  latencyWeight: z
    .number()
    .nonnegative()
    .default(1)
    .describe('Loss in nats for an expected latency off the target by 100%; 0 ignores latency'),
});

/** See {@link dartsOptionsSchema}. */
export type DartsOptions = z.infer<typeof dartsOptionsSchema>;
