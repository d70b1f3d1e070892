import { constraintSchema, objectiveSchema, type Json } from '@espalier/protocol';
import { z } from 'zod';

const count = z.int().positive();
const json: z.ZodType<Json> = z.json();

/** Schema of the settings of a study on a benchmark, as its journal holds them. */
export const benchmarkSettingsSchema = z.strictObject({
  /** An Arrow file, or the name of a ready benchmark. */
  benchmark: z.string(),
  data: z.string().nullable(),
  view: z.string().nullable(),
  latency: z.string().nullable(),
  /** A name of `search-spaces`, or the user's own file. */
  space: z.string(),
  strategy: z.string(),
  options: json,
  trials: count.nullable(),
  costSeconds: z.number().positive().nullable(),
  objectives: z.array(objectiveSchema).min(1),
  constraints: z.array(constraintSchema),
  reward: z.string().nullable(),
  latencyMs: z.number().positive().nullable(),
  epochs: count,
  minEpochs: count,
  dedup: z.boolean(),
  warmStart: z.string().nullable(),
  seed: z.string(),
  mode: z.enum(['ordered', 'async']),
  lag: count,
  /** Workers of the simulated clock. */
  workers: count,
});

/** Everything that a study on a benchmark depends on. */
export type BenchmarkSettings = z.infer<typeof benchmarkSettingsSchema>;

/** True of the settings of a stored study that searched a benchmark. */
export function isOfBenchmark(settings: Readonly<Record<string, Json>>): boolean {
  return typeof settings['benchmark'] === 'string';
}
