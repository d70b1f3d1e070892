import { scheduleFactor, type ScheduleSettings } from './schedules/index.ts';

/** Lengths in steps, the highest rate and how it falls. */
export interface Schedule {
  readonly learningRate: number;
  readonly steps: number;
  readonly warmupSteps: number;
  /** Needed by falls that are stated in epochs; 1 where absent. */
  readonly stepsPerEpoch?: number;
  /** How the rate falls after the warm-up; half a cosine where absent. */
  readonly fall?: ScheduleSettings;
}

const halfCosine: ScheduleSettings = { kind: 'cosine' };

/**
 * Learning rate of step 0, 1, …: linear warm-up, then a fall, half a cosine down to zero by default.
 *
 * step < warmupSteps: learningRate * (step + 1) / warmupSteps; else learningRate * factor of the fall
 *
 * @see Goyal et al. 2017, section 2.2 (warm-up), https://arxiv.org/abs/1706.02677
 */
export function learningRateAt(step: number, schedule: Schedule): number {
  const { learningRate, steps, warmupSteps, stepsPerEpoch = 1, fall = halfCosine } = schedule;
  if (step < warmupSteps) return (learningRate * (step + 1)) / warmupSteps;
  return learningRate * scheduleFactor({ step, steps, warmupSteps, stepsPerEpoch }, fall);
}
