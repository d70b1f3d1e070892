import { roundHalfEven } from '@espalier/protocol';

const largestBias = 2 ** 30;

/**
 * Int32 codes of a bias: code[c] = roundHalfEven(float32(b[c] / scale[c])).
 *
 * `scales` are those of the accumulator: scale of the input times scale of the kernel's channel.
 */
export function quantizeBias(bias: Float32Array, scales: Float32Array): Int32Array {
  return Int32Array.from(bias, (value, channel) =>
    roundHalfEven(Math.fround(value / scales[channel]!)),
  );
}

/**
 * Kernel scales raised where the bias would not fit the 32-bit accumulator.
 *
 * scale'[c] = max(scale[c], |b[c]| / (inputScale * 2^30))
 *
 * A channel whose batch norm shrank its weights to almost nothing keeps its bias, and loses only
 * weights that are below half of a bias step. The other half of the range is left to the sum.
 */
export function scalesThatFit(
  scales: Float32Array,
  bias: Float32Array,
  inputScale: number,
): Float32Array {
  return scales.map((scale, channel) =>
    Math.max(scale, Math.abs(bias[channel]!) / (inputScale * largestBias)),
  );
}
