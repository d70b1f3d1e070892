import { z } from 'zod';
import type { Json } from './error.ts';

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
  /** Null where no network was built, as on a benchmark. */
  macs: z.int().nonnegative().nullable(),
  parameters: z.int().nonnegative().nullable(),
  /** Further figures by name, with the unit in the name. */
  metrics: z.record(z.string(), z.number()).optional(),
  rungs: z.array(rungSchema),
  /** Validation accuracy of the last rung; null when nothing was trained. */
  accuracy: z.number().min(0).max(1).nullable(),
  /** Values of the study's objectives in their order and direction; null where one is missing. */
  objectives: z.array(z.number()).nullable(),
  /** Sum of the relative excesses over hard and chance constraints; 0 where all are kept. */
  violation: z.number().nonnegative(),
  /** One number to maximise; null for infeasible and failed trials and where the study has none. */
  reward: z.number().nullable(),
  /** How long it was to be trained, where the strategy asked for less than the study's most. */
  epochs: z.int().positive().optional(),
  /** Trial of the same genotype whose shorter training this one went on from. */
  continues: z.int().nonnegative().optional(),
  /** What the strategy wrote into its proposal. */
  note: (z.json() as z.ZodType<Json>).optional(),
  /** Trials told when this one was asked for; in studies that do not keep an order. */
  told: z.int().nonnegative().optional(),
  /** What its training took or would have taken, in seconds of the source's machine. */
  costSeconds: z.number().nonnegative().optional(),
  /** Earlier trial with the same canonical architecture whose measurement was reused. */
  reusedFrom: z.int().nonnegative().optional(),
  failure: z.strictObject({ code: z.string(), message: z.string() }).optional(),
  /** Times; the only fields that may differ between runs of one seed. */
  clock: z.strictObject({ startedAt: z.string(), seconds: z.number().nonnegative() }),
});
/** See {@link trialSchema}. */
export type Trial = z.infer<typeof trialSchema>;

/**
 * A figure of a trial by name: `accuracy`, `latencyMs` (predicted mean), `macs`, `parameters`, or one
 * of its further metrics; undefined where it has none.
 */
export function metricOf(
  { accuracy, latency, macs, parameters, metrics }: TrialFigures,
  name: string,
): number | undefined {
  const known: Readonly<Record<string, number | null | undefined>> = {
    accuracy,
    latencyMs: latency?.meanMs,
    macs,
    parameters,
  };
  return (name in known ? known[name] : metrics?.[name]) ?? undefined;
}

/** The part of a trial that has figures. */
export type TrialFigures = Pick<Trial, 'accuracy' | 'latency' | 'macs' | 'parameters' | 'metrics'>;
