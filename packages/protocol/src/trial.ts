import { z } from 'zod';

/** A prediction with its standard deviation, in milliseconds. */
export const latencyEstimateSchema = z.strictObject({
  meanMs: z.number().nonnegative(),
  /** 0 where the source states no variance and the table is exact for the space. */
  sdMs: z.number().nonnegative(),
});
/** See {@link latencyEstimateSchema}. */
export type LatencyEstimate = z.infer<typeof latencyEstimateSchema>;

/** What a trial scored after some epochs of proxy training. */
export const rungSchema = z.strictObject({
  epochs: z.int().positive(),
  /** Validation accuracy, 0 to 1. */
  accuracy: z.number().min(0).max(1),
  /** Mean training cross-entropy of the last epoch, nats; null where nothing was trained. */
  loss: z.number().nullable(),
});
/** See {@link rungSchema}. */
export type Rung = z.infer<typeof rungSchema>;

/** How a trial ended. */
export const outcomes = ['complete', 'pruned', 'infeasible', 'failed'] as const;
/** One of {@link outcomes}. */
export type Outcome = (typeof outcomes)[number];

/** One finished trial as the journal stores it. */
export const trialSchema = z.strictObject({
  kind: z.literal('trial'),
  number: z.int().nonnegative(),
  genotype: z.record(z.string(), z.int().nonnegative()),
  /** Stable hash of the canonical architecture. */
  fingerprint: z.string(),
  outcome: z.enum(outcomes),
  latency: latencyEstimateSchema.nullable(),
  macs: z.int().nonnegative(),
  parameters: z.int().nonnegative(),
  rungs: z.array(rungSchema),
  /** Validation accuracy of the last rung; null when nothing was trained. */
  accuracy: z.number().min(0).max(1).nullable(),
  /** What the strategy is told; null for infeasible and failed trials. */
  reward: z.number().nullable(),
  /** Earlier trial with the same canonical architecture whose measurement was reused. */
  reusedFrom: z.int().nonnegative().optional(),
  failure: z.strictObject({ code: z.string(), message: z.string() }).optional(),
  /** Times; the only fields that may differ between runs of one seed. */
  clock: z.strictObject({ startedAt: z.string(), seconds: z.number().nonnegative() }),
});
/** See {@link trialSchema}. */
export type Trial = z.infer<typeof trialSchema>;
