/** Lengths in steps and the highest rate. */
export interface Schedule {
  readonly learningRate: number;
  readonly steps: number;
  readonly warmupSteps: number;
}

/**
 * Learning rate of step 0, 1, …: linear warm-up, then half a cosine down to zero.
 *
 * step < warmupSteps: learningRate * (step + 1) / warmupSteps; else
 * learningRate * (1 + cos(pi * (step - warmupSteps) / (steps - warmupSteps))) / 2
 *
 * The rate is zero at step `steps`, one past the last.
 *
 * @see Loshchilov and Hutter 2017, "SGDR", eq. 5, https://arxiv.org/abs/1608.03983
 */
export function learningRateAt(step: number, schedule: Schedule): number {
  const { learningRate, steps, warmupSteps } = schedule;
  if (step < warmupSteps) return (learningRate * (step + 1)) / warmupSteps;
  const progress = Math.min((step - warmupSteps) / (steps - warmupSteps), 1);
  return (learningRate * (1 + Math.cos(Math.PI * progress))) / 2;
}
