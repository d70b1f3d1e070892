/** What a stage is judged by: all measured on the exported file. */
export interface Measured {
  /** Validation accuracy, 0 to 1. */
  readonly accuracy: number;
  /** Latency here in ONNX Runtime, the two files taking turns. */
  readonly milliseconds: number;
  readonly bytes: number;
}

/** Whether a compression stage stays, and why. */
export interface Verdict {
  readonly accepted: boolean;
  readonly reason: string;
}

/** Least factor by which a stage must make the file faster or smaller. */
const leastGain = 1.02;

/**
 * Keeps a compression stage only if the file pays for it.
 *
 * It must lose at most `maximumDrop` of validation accuracy, gain a factor of at least 1.02 in
 * latency or in bytes, and not lose that factor in the other.
 */
export function decideStage(before: Measured, after: Measured, maximumDrop: number): Verdict {
  const drop = before.accuracy - after.accuracy;
  const faster = before.milliseconds / after.milliseconds;
  const smaller = before.bytes / after.bytes;
  const change = `${faster.toFixed(2)}× the speed, ${smaller.toFixed(2)}× smaller, ${points(-drop)} validation accuracy`;
  if (drop > maximumDrop) {
    return {
      accepted: false,
      reason: `rolled back: costs more than ${points(maximumDrop)} of accuracy (${change})`,
    };
  }
  if (Math.max(faster, smaller) < leastGain) {
    return { accepted: false, reason: `rolled back: gains less than ${leastGain}× (${change})` };
  }
  if (Math.min(faster, smaller) < 1 / leastGain) {
    return { accepted: false, reason: `rolled back: pays one gain with the other (${change})` };
  }
  return { accepted: true, reason: `kept: ${change}` };
}

function points(fraction: number): string {
  return `${(fraction * 100).toFixed(1)} points`;
}
