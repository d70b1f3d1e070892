import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { EspalierError, rungSchema, z } from '@espalier/protocol';
import { regularizationNames } from './training.ts';

const trainingSettingsSchema = z.strictObject({
  /** Digest of the image set; trainings on another one are not compared. */
  images: z.string(),
  seed: z.string(),
  width: z.number(),
  trainImages: z.int(),
  validationImages: z.int(),
  epochs: z.array(z.int()),
  imagesPerStep: z.int(),
  learningRate: z.number(),
  regularization: z.enum(regularizationNames),
});
/** How networks are drawn and trained; accuracies are measured after each of `epochs`. */
export type TrainingSettings = z.infer<typeof trainingSettingsSchema>;

const recordSchema = z.strictObject({
  settings: trainingSettingsSchema,
  number: z.int().nonnegative(),
  genotype: z.record(z.string(), z.int()),
  macs: z.int(),
  parameters: z.int(),
  latencyMs: z.number(),
  rungs: z.array(rungSchema),
});
/** One finished training. */
export type TrainingRecord = z.infer<typeof recordSchema>;

/**
 * The finished trainings of a results file, one on a line; none where there is no file.
 *
 * @throws {EspalierError} `DATA_CORRUPT` for a line that is something else.
 */
export function readRecords(path: string): TrainingRecord[] {
  if (!existsSync(path)) return [];
  const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
  return lines.map((line, index) => parse(line, `${path}:${index + 1}`));
}

function parse(line: string, where: string): TrainingRecord {
  try {
    return recordSchema.parse(JSON.parse(line));
  } catch (thrown) {
    throw new EspalierError(
      'DATA_CORRUPT',
      `${where} must be a finished training, but got: ${(thrown as Error).message.slice(0, 200)}`,
    );
  }
}

/** Replaces the results file in one step, so that a crash leaves the old or the new one. */
export function writeRecords(path: string, records: readonly TrainingRecord[]): void {
  mkdirSync(dirname(path), { recursive: true });
  const lines = records.map((record) => `${JSON.stringify(record)}\n`);
  writeFileSync(`${path}.partial`, lines.join(''));
  renameSync(`${path}.partial`, path);
}

/** True for trainings made alike. */
export function sameSettings(left: TrainingSettings, right: TrainingSettings): boolean {
  return settingsKey(left) === settingsKey(right);
}

/** Settings as a text to compare by, whatever the order of their keys. */
export function settingsKey(settings: TrainingSettings): string {
  return JSON.stringify(Object.entries(settings).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
