/** Counts of values in equal bins over [low, high]. */
export interface Histogram {
  readonly low: number;
  readonly high: number;
  readonly counts: Float64Array;
}

const levels = 256;
/** Candidate ranges shrink the observed one by these factors. */
const leastShrink = 0.3;
const shrinkStep = 0.01;

/**
 * The part of the observed range whose 256 levels represent the values with least squared error.
 *
 * argmin over a in {1, 0.99, … 0.3} of Σ counts(x) · (x - q_a(x))², where q_a rounds to 256 levels
 * over [a · low, a · high] and clips outside. Both ends shrink together, so 0 stays representable.
 * Time O(71 · bins).
 *
 * @see Nagel et al. 2021, "A White Paper on Neural Network Quantization", §3.1 (MSE range setting),
 * https://arxiv.org/abs/2106.08295
 */
export function squaredErrorRange(histogram: Histogram): { low: number; high: number } {
  const low = Math.min(0, histogram.low);
  const high = Math.max(0, histogram.high);
  let best = { low, high };
  let least = Infinity;
  for (let shrink = 1; shrink >= leastShrink; shrink -= shrinkStep) {
    const candidate = { low: low * shrink, high: high * shrink };
    const error = squaredError(histogram, candidate);
    if (error < least) {
      least = error;
      best = candidate;
    }
  }
  return best;
}

/** Σ counts(x) · (x - q(x))² over the centres of the bins. */
export function squaredError(
  { low, high, counts }: Histogram,
  range: { readonly low: number; readonly high: number },
): number {
  const step = (range.high - range.low) / (levels - 1);
  if (step === 0) return 0;
  const width = (high - low) / counts.length;
  let error = 0;
  for (let bin = 0; bin < counts.length; bin++) {
    const value = low + (bin + 0.5) * width;
    const level = Math.min(levels - 1, Math.max(0, Math.round((value - range.low) / step)));
    error += counts[bin]! * (value - (range.low + level * step)) ** 2;
  }
  return error;
}
