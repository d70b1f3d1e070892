import { z } from 'zod';

/**
 * One thing that a study improves, by the name of a {@link metricOf | metric} of its trials.
 */
export const objectiveSchema = z.strictObject({
  /** `accuracy`, `latencyMs`, `macs`, `parameters`, or a further metric of the trials. */
  metric: z.string().min(1),
  direction: z.enum(['maximize', 'minimize']),
  /** Cheap ones are known before training, expensive ones after it. */
  cost: z.enum(['cheap', 'expensive']),
  /** The worst value that counts: the reference of hypervolumes. */
  worst: z.number().optional(),
});
/** See {@link objectiveSchema}. */
export type Objective = z.infer<typeof objectiveSchema>;

const bound = {
  metric: z.string().min(1),
  /** Which side of the limit is allowed; being at the limit is. */
  side: z.enum(['atMost', 'atLeast']),
  limit: z.number(),
};

/**
 * What a trial must keep, or pays for breaking.
 *
 * hard: value ≤ limit (or ≥). chance: P(value ≤ limit) ≥ probability, with the normal
 * distribution of a predicted mean and standard deviation. soft: weight · (relative excess) is
 * taken from the reward.
 */
export const constraintSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('hard'), ...bound }),
  z.strictObject({ kind: z.literal('chance'), ...bound, probability: z.number().gt(0).lt(1) }),
  z.strictObject({ kind: z.literal('soft'), ...bound, weight: z.number().positive() }),
]);
/** See {@link constraintSchema}. */
export type Constraint = z.infer<typeof constraintSchema>;
