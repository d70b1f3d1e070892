import { z } from '@espalier/protocol';
import { optimizerSchema } from './optimizer-options.ts';
import { scheduleSchema } from './schedules/index.ts';

/** How a network is trained; what may be left out is then off, and training as it always was. */
export const trainingOptionsSchema = z.strictObject({
  epochs: z.int().positive(),
  imagesPerBatch: z.int().positive(),
  /** Batches whose mean gradient makes one step; 1 where absent. */
  accumulateBatches: z.int().positive().exactOptional(),
  /** Highest learning rate, reached after the warm-up. */
  learningRate: z.number().positive(),
  /** Epochs over which the learning rate rises from zero; may be a fraction. */
  warmupEpochs: z.number().nonnegative(),
  /** How the learning rate falls after the warm-up; half a cosine where absent. */
  schedule: scheduleSchema.exactOptional(),
  /** Momentum of gradients, of every optimizer. */
  momentum: z.number().min(0).lt(1),
  /** Stochastic gradient descent where absent. */
  optimizer: optimizerSchema.exactOptional(),
  /** Factor of the L2 term in the gradient of kernels; of the decay apart from it with adamw. */
  weightDecay: z.number().nonnegative(),
  /** Largest Euclidean norm of a step's gradient; longer ones are shortened to it. */
  clipNorm: z.number().positive().exactOptional(),
  /** How much of the moving average of the weights is kept at each step; the average is what is measured. */
  averageKeep: z.number().min(0).lt(1).exactOptional(),
  /** Share of the target that is spread over all classes. */
  labelSmoothing: z.number().min(0).lt(1),
  /** Factor of the losses of a network's exits beside that of its output; 0 where absent. */
  exitWeight: z.number().nonnegative().exactOptional(),
  /** How much a teacher counts; a teacher must then be handed to the trainer. */
  distillation: z
    .strictObject({
      /** Share of the loss that is the teacher's. */
      weight: z.number().min(0).max(1),
      /** What the logits of both are divided by. */
      temperature: z.number().positive(),
    })
    .exactOptional(),
  /** Ends the training when measurements bring nothing better. */
  earlyStopping: z
    .strictObject({
      on: z.enum(['accuracy', 'loss']),
      /** Measurements without a gain before the end. */
      patience: z.int().positive(),
      /** What counts as a gain; 0 where absent. */
      leastGain: z.number().nonnegative().exactOptional(),
    })
    .exactOptional(),
  augment: z.strictObject({
    /** Most pixels that an image is moved, in each direction: a random crop of the padded image. */
    shiftPixels: z.int().nonnegative(),
    /** Whether half the images are mirrored left to right. */
    flip: z.boolean(),
    /** Side of the square that is blanked out; 0 for none. */
    cutoutPixels: z.int().nonnegative(),
    /** Both parameters of the beta distribution of mixup's shares; 0, or absent, for none. */
    mixupAlpha: z.number().min(0).max(4).exactOptional(),
  }),
});
/** See {@link trainingOptionsSchema}. */
export type TrainingOptions = z.infer<typeof trainingOptionsSchema>;
