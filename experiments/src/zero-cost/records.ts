import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { EspalierError, z } from '@espalier/protocol';
import { imageSetNames } from './image-sets.ts';

const scoringSchema = z.strictObject({
  images: z.enum(imageSetNames),
  imagesPerBatch: z.int().positive(),
  seed: z.string(),
});
/** How networks are scored. */
export type Scoring = z.infer<typeof scoringSchema>;

const recordSchema = z.strictObject({
  scoring: scoringSchema,
  /** Official index. */
  cell: z.int().nonnegative(),
  scores: z.record(z.string(), z.number()),
});
/** The scores of one cell. */
export type ScoreRecord = z.infer<typeof recordSchema>;

/**
 * The scored cells of a results file, one on a line; none where there is no file.
 *
 * A last line that a stop cut off is left out.
 *
 * @throws {EspalierError} `DATA_CORRUPT` for a line that is something else.
 */
export function readScores(path: string): ScoreRecord[] {
  if (!existsSync(path)) return [];
  const lines = readFileSync(path, 'utf8').split('\n');
  return lines.slice(0, -1).map((line, index) => parse(line, `${path}:${index + 1}`));
}

/** Adds a line to the results file. */
export function appendScores(path: string, record: ScoreRecord): void {
  mkdirSync(dirname(path), { recursive: true });
  appendFileSync(path, `${JSON.stringify(record)}\n`);
}

/** True for cells that were scored alike. */
export function sameScoring(left: Scoring, right: Scoring): boolean {
  return (
    left.images === right.images &&
    left.imagesPerBatch === right.imagesPerBatch &&
    left.seed === right.seed
  );
}

function parse(line: string, where: string): ScoreRecord {
  try {
    return recordSchema.parse(JSON.parse(line));
  } catch (thrown) {
    throw new EspalierError(
      'DATA_CORRUPT',
      `${where} must be the scores of a cell, but got: ${(thrown as Error).message.slice(0, 200)}`,
    );
  }
}
