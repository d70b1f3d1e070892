import { EspalierError, latencyEstimateSchema, trialSchema } from '@espalier/protocol';
import { networkSchema } from '@espalier/network';
import { z } from 'zod';

const fraction = z.number().min(0).max(1);
const seconds = z.number().nonnegative();
const count = z.int().nonnegative();
const positiveMs = z.number().positive();

const environmentSchema = z.strictObject({
  cpu: z.string(),
  cores: z.int().positive(),
  node: z.string(),
  /** What networks were trained with, such as `wasm (relaxed SIMD, Node 20.20.2)`; older studies do not say. */
  backend: z.string().exactOptional(),
});

const studySchema = z.strictObject({
  title: z.string().min(1),
  /** Command line that repeats the study to the bit. */
  command: z.string().min(1),
  seed: z.union([z.string(), z.int()]),
  strategy: z.strictObject({
    name: z.string(),
    summary: z.string(),
    cite: z.string(),
    options: z.record(z.string(), z.json()),
  }),
  space: z.strictObject({
    name: z.string(),
    summary: z.string(),
    cite: z.string(),
    /** Number of networks in decimal digits; too large for a JSON number. */
    size: z.string().regex(/^\d+$/),
    decisions: z.int().positive(),
  }),
  dataset: z.strictObject({
    name: z.string(),
    summary: z.string(),
    /** Images of each split the study used. */
    counts: z.strictObject({ train: count, validation: count, test: count }),
  }),
  device: z.strictObject({
    title: z.string(),
    provenance: z.string(),
    caveats: z.array(z.string()),
  }),
  reward: z.strictObject({ name: z.string(), formula: z.string(), cite: z.string() }),
  targetMs: positiveMs,
  /** The space's fastest and slowest network on the device; sampled where not `exact`. */
  latencyRange: z.strictObject({
    fastestMs: z.number().nonnegative(),
    slowestMs: z.number().nonnegative(),
    exact: z.boolean(),
  }),
  budget: z.strictObject({
    trials: z.int().positive(),
    /** Epochs of proxy training at each rung of successive halving, increasing. */
    rungEpochs: z.array(z.int().positive()),
  }),
  workers: z.int().positive(),
  lag: count,
  versions: z.record(z.string(), z.string()),
  times: z.strictObject({
    totalSeconds: seconds,
    parts: z.array(z.strictObject({ name: z.string(), seconds })),
  }),
  environment: environmentSchema,
});

const inputSchema = z
  .strictObject({
    height: z.int().positive(),
    width: z.int().positive(),
    channels: z.int().positive(),
    /** Mean and standard deviation of pixels / 255, by channel. */
    mean: z.array(z.number()),
    deviation: z.array(z.number().positive()),
    classNames: z.array(z.string()).optional(),
  })
  .refine((input) => input.mean.length === input.channels, {
    path: ['mean'],
    error: 'mean must have one value for each channel',
  })
  .refine((input) => input.deviation.length === input.channels, {
    path: ['deviation'],
    error: 'deviation must have one value for each channel',
  });

const winnerSchema = z.strictObject({
  /** Number of the trial, within `trials`, that found it. */
  trial: count,
  genotype: z.array(z.strictObject({ path: z.string(), option: z.string() })),
  network: networkSchema,
  latency: latencyEstimateSchema,
  macs: count,
  parameters: count,
  /** Validation accuracy of the proxy training, 0 to 1. */
  proxyAccuracy: fraction,
  reward: z.number(),
});

const stageSchema = z.strictObject({
  name: z.string(),
  /** Validation accuracy, 0 to 1. */
  accuracy: fraction,
  testAccuracy: fraction.nullable(),
  parameters: count,
  macs: count,
  bytes: count.nullable(),
  /** Measured on the machine that made the report. */
  measuredMs: positiveMs.nullable(),
  /** Predicted for the device; `estimate` where the table had to be scaled. */
  predictedMs: latencyEstimateSchema.extend({ estimate: z.boolean() }).nullable(),
  seconds,
  /** False where the stage did not pay and was rolled back. */
  accepted: z.boolean(),
  reason: z.string(),
});
/** What one stage after the search made of the network. */
export type StageResult = z.infer<typeof stageSchema>;

const artefactSchema = z.strictObject({
  /** Path within the result folder. */
  file: z.string().regex(/^(?!.*\.\.)[\w.-]+(?:\/[\w.-]+)*$/),
  bytes: count,
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  testAccuracy: fraction.nullable(),
  medianMs: positiveMs.nullable(),
  minimumMs: positiveMs.nullable(),
  runtime: z.string(),
  opTypes: z.array(z.string()),
});
/** One file of the result folder, as it was executed and checked. */
export type Artefact = z.infer<typeof artefactSchema>;

/**
 * Everything a report shows, as plain JSON: accuracies 0 to 1, latencies in milliseconds.
 *
 * A search that was not compared has an empty `baseline`.
 */
export const reportDataSchema = z
  .strictObject({
    study: studySchema,
    input: inputSchema,
    /** Trials of the search, in order. */
    trials: z.array(trialSchema).min(1),
    /** Trials of random search under the same budget, in order. */
    baseline: z.array(trialSchema),
    winner: winnerSchema,
    stages: z.array(stageSchema),
    artefacts: z.array(artefactSchema),
  })
  .refine((data) => data.trials.some((trial) => trial.number === data.winner.trial), {
    path: ['winner', 'trial'],
    error: 'winner.trial must be the number of one of the trials',
  });
/** See {@link reportDataSchema}. */
export type ReportData = z.infer<typeof reportDataSchema>;

/**
 * The value as checked report data.
 *
 * @throws {EspalierError} `BAD_INPUT` with the path of every fault in `details`.
 */
export function parseReportData(value: unknown): ReportData {
  const parsed = reportDataSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(({ path, message }) => ({
    path: path.map(String).join('.'),
    message,
  }));
  throw new EspalierError(
    'BAD_INPUT',
    `report data must obey its schema, but got ${faults.map(({ path, message }) => `${path}: ${message}`).join('; ')}. Rebuild it from the journal.`,
    { faults },
  );
}
