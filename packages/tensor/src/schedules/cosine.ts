import { z } from '@espalier/protocol';
import type { SchedulePlace } from './schedule-place.ts';

/**
 * Half a cosine from 1 at the end of the warm-up down to 0 one step past the last:
 *
 * (1 + cos(pi * (step - warmupSteps) / (steps - warmupSteps))) / 2
 *
 * @see Loshchilov and Hutter 2017, "SGDR", eq. 5, https://arxiv.org/abs/1608.03983
 */
export const cosine = {
  schema: z.strictObject({ kind: z.literal('cosine') }),
  factor({ step, steps, warmupSteps }: SchedulePlace): number {
    const progress = Math.min((step - warmupSteps) / (steps - warmupSteps), 1);
    return (1 + Math.cos(Math.PI * progress)) / 2;
  },
};
