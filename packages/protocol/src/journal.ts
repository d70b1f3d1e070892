import { z } from 'zod';
import type { Json } from './error.ts';
import { trialSchema } from './trial.ts';

const jsonSchema = z.json() as z.ZodType<Json>;

/** First line of a journal: what study this is. */
export const studyHeaderSchema = z.strictObject({
  kind: z.literal('study'),
  version: z.literal(2),
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

/** One line of a journal. */
export const journalRecordSchema = z.discriminatedUnion('kind', [
  studyHeaderSchema,
  trialSchema,
  preparedSchema,
  stageSchema,
]);
/** See {@link journalRecordSchema}. */
export type JournalRecord = z.infer<typeof journalRecordSchema>;
