import { z } from 'zod';
import type { Json } from './error.ts';
import { trialSchema } from './trial.ts';

const jsonSchema = z.json() as z.ZodType<Json>;

/** Version of the lines that are written. */
export const journalVersion = 2;

/** First line of a journal: what study this is. */
export const studyHeaderSchema = z.strictObject({
  kind: z.literal('study'),
  version: z.literal(journalVersion),
  /** Everything the results depend on; a resume must bring the same. */
  settings: z.record(z.string(), jsonSchema),
  clock: z.strictObject({ startedAt: z.string() }),
});
/** See {@link studyHeaderSchema}. */
export type StudyHeader = z.infer<typeof studyHeaderSchema>;

/** State that a strategy needed long work for (a trained supernet), so that it is not redone. */
export const preparedSchema = z.strictObject({
  kind: z.literal('prepared'),
  state: jsonSchema,
  clock: z.strictObject({ seconds: z.number().nonnegative() }),
});

/** A finished stage after the search (retrain, prune, quantize, export). */
export const stageSchema = z.strictObject({
  kind: z.literal('stage'),
  name: z.string(),
  result: jsonSchema,
  clock: z.strictObject({ seconds: z.number().nonnegative() }),
});
/** See {@link stageSchema}. */
export type StageRecord = z.infer<typeof stageSchema>;

/** What a journal tells: one line each, or many in a {@link packedSchema | packed} line. */
export const journalRecordSchema = z.discriminatedUnion('kind', [
  studyHeaderSchema,
  trialSchema,
  preparedSchema,
  stageSchema,
]);
/** See {@link journalRecordSchema}. */
export type JournalRecord = z.infer<typeof journalRecordSchema>;

/**
 * A block of records of a finished prefix, so that a long journal stays small.
 *
 * Nothing is left out: unpacked it is the very lines that it stands for.
 */
export const packedSchema = z.strictObject({
  kind: z.literal('packed'),
  /** How many records the block holds. */
  records: z.int().positive(),
  /** Their lines, compressed with gzip (whose checksum guards them), in base64. */
  gzip: z.string(),
});
/** See {@link packedSchema}. */
export type Packed = z.infer<typeof packedSchema>;
