import { z } from '@espalier/protocol';
import type { SchedulePlace } from './schedule-place.ts';

const schema = z.strictObject({
  kind: z.literal('step'),
  /** Epochs, counted from the start, after which the rate falls; may be fractions. */
  epochs: z.array(z.number().positive()),
  /** What the rate is multiplied by at each. */
  factor: z.number().positive().max(1),
});

/**
 * A fall at each of some epochs: factor^(number of epochs in the list that are over)
 *
 * @see He et al. 2016, section 3.4 (a tenth at each), https://arxiv.org/abs/1512.03385
 */
export const step = {
  schema,
  factor(place: SchedulePlace, { epochs, factor }: z.infer<typeof schema>): number {
    const epoch = place.step / place.stepsPerEpoch;
    return factor ** epochs.filter((end) => epoch >= end).length;
  },
};
