/** Where a step stands in a training. */
export interface SchedulePlace {
  /** From 0; the warm-up is over. */
  readonly step: number;
  readonly steps: number;
  readonly warmupSteps: number;
  readonly stepsPerEpoch: number;
}
