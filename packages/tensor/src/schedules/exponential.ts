import { z } from '@espalier/protocol';
import type { SchedulePlace } from './schedule-place.ts';

const schema = z.strictObject({
  kind: z.literal('exponential'),
  /** What the rate is multiplied by within `epochs`. */
  factor: z.number().positive().max(1),
  /** Epochs of one such fall; may be a fraction. */
  epochs: z.number().positive(),
});

/**
 * An even fall, counted from the start: factor^(step / (epochs * stepsPerEpoch))
 *
 * MnasNet's is 0.97 every 2.4 epochs after a warm-up of 5, by whole falls; here it is without stairs.
 *
 * @see Tan et al. 2019, "MnasNet", section 5, https://arxiv.org/abs/1807.11626
 */
export const exponential = {
  schema,
  factor(place: SchedulePlace, { factor, epochs }: z.infer<typeof schema>): number {
    return factor ** (place.step / (epochs * place.stepsPerEpoch));
  },
};
