import { z } from '@espalier/protocol';
import { constant } from './constant.ts';
import { cosine } from './cosine.ts';
import { exponential } from './exponential.ts';
import type { SchedulePlace } from './schedule-place.ts';
import { step } from './step.ts';

/** Every way in which the learning rate falls after the warm-up, by kind. */
export const schedules = { cosine, step, constant, exponential };

/** Settings of one of {@link schedules}. */
export const scheduleSchema = z.discriminatedUnion('kind', [
  cosine.schema,
  step.schema,
  constant.schema,
  exponential.schema,
]);
/** See {@link scheduleSchema}. */
export type ScheduleSettings = z.infer<typeof scheduleSchema>;

/** Share of the highest learning rate that a step after the warm-up has. */
export function scheduleFactor(place: SchedulePlace, settings: ScheduleSettings): number {
  switch (settings.kind) {
    case 'cosine':
      return cosine.factor(place);
    case 'step':
      return step.factor(place, settings);
    case 'constant':
      return constant.factor();
    case 'exponential':
      return exponential.factor(place, settings);
  }
}
