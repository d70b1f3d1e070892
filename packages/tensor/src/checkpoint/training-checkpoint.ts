import { isDeepStrictEqual } from 'node:util';
import { EspalierError, z } from '@espalier/protocol';
import { trainingOptionsSchema, type TrainingOptions } from '../training-options.ts';
import { decodeArrays, encodeArrays, type NamedArrays } from './array-file.ts';

const progressSchema = z.strictObject({
  /** Steps taken. */
  steps: z.int().nonnegative(),
  /** Sum of the losses of the running epoch's steps. */
  lossSum: z.number(),
  /** Steps in a row whose loss was too high. */
  lostSteps: z.int().nonnegative(),
  stopping: z.strictObject({
    best: z.number().nullable(),
    waited: z.int().nonnegative(),
  }),
});
/** How far a training is, beside what the session holds. */
export type TrainingProgress = z.infer<typeof progressSchema>;

const identitySchema = z.strictObject({
  seed: z.string(),
  options: trainingOptionsSchema,
  stepsPerEpoch: z.int().positive(),
});
/** What a training is a function of, beside network and images. */
export type TrainingIdentity = z.infer<typeof identitySchema>;

const aboutSchema = z.strictObject({ identity: identitySchema, progress: progressSchema });

/** A checkpoint between two steps. */
export interface TrainingCheckpoint {
  readonly identity: TrainingIdentity;
  readonly progress: TrainingProgress;
  readonly state: NamedArrays;
}

/** A checkpoint as bytes. */
export function encodeCheckpoint({ identity, progress, state }: TrainingCheckpoint): Uint8Array {
  return encodeArrays(state, aboutSchema.parse({ identity, progress }));
}

/**
 * The progress and state that {@link encodeCheckpoint} wrote of the same training.
 *
 * @throws {EspalierError} `DATA_CORRUPT` when the bytes are no checkpoint, `RESUME_MISMATCH` when it is that
 * of a training with another seed, other options or other steps.
 */
export function decodeCheckpoint(
  bytes: Uint8Array,
  identity: TrainingIdentity,
): Pick<TrainingCheckpoint, 'progress' | 'state'> {
  const { arrays, about } = decodeArrays(bytes);
  const parsed = aboutSchema.safeParse(about);
  if (!parsed.success) throw notOfTraining(z.prettifyError(parsed.error));
  for (const key of ['seed', 'stepsPerEpoch', 'options'] as const) {
    if (!isDeepStrictEqual(parsed.data.identity[key], identity[key])) {
      throw otherRun(key, identity[key], parsed.data.identity[key]);
    }
  }
  return { progress: parsed.data.progress, state: arrays };
}

function notOfTraining(problem: string): EspalierError {
  return new EspalierError(
    'DATA_CORRUPT',
    `checkpoint must be that of a training, but got ${problem}. Hand in what checkpoint() gave.`,
  );
}

type RunPart = string | number | TrainingOptions;

function otherRun(key: string, wanted: RunPart, found: RunPart): EspalierError {
  return new EspalierError(
    'RESUME_MISMATCH',
    `${key} of a resumed training must be ${JSON.stringify(found)}, but got ` +
      `${JSON.stringify(wanted)}. Resume with what it was started with, or start anew.`,
  );
}
