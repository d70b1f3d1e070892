import { EspalierError } from '@espalier/protocol';
import type { Distillation, TrainingSession } from './session.ts';
import type { TrainingOptions } from './training-options.ts';

/** Logits [count, classes] of the first `count` images [count, height, width, channels]. */
export type Teacher = (images: Float32Array, count: number) => Float32Array;

/** A network as a teacher: inference of a session of its own. */
export function sessionTeacher(session: TrainingSession): Teacher {
  return (images, count) => {
    session.images.set(images.subarray(0, (images.length / session.imagesPerBatch) * count));
    return session.infer(count);
  };
}

/**
 * What a teacher adds to the options of a batch; `undefined` where the options name none.
 *
 * @throws {EspalierError} `BAD_INPUT` when distillation is asked for without a teacher.
 */
export function distillationOf(
  distillation: TrainingOptions['distillation'],
  teacher: Teacher | undefined,
): { teach: (images: Float32Array, count: number) => Distillation } | undefined {
  if (distillation === undefined) return undefined;
  if (teacher === undefined) throw noTeacher();
  return { teach: (images, count) => ({ ...distillation, logits: teacher(images, count) }) };
}

function noTeacher(): EspalierError {
  return new EspalierError(
    'BAD_INPUT',
    'distillation must have a teacher, but got none. Hand teacher to createTrainer.',
  );
}
