import { roundHalfEven } from './round-half-even.ts';
import type { ActivationCode } from './weights.ts';

const largestCode = 255;
const smallestScale = 2 ** -126;

/**
 * The unsigned 8-bit code of a range of reals, which is first widened to hold 0.
 *
 * scale = float32((high - low) / 255); zeroPoint = roundHalfEven(-low / scale);
 * an empty range has scale 1 and zero point 0.
 *
 * @see onnxruntime/python/tools/quantization/quant_utils.py, `compute_scale_zp`
 */
export function codeOfRange(low: number, high: number): ActivationCode {
  const least = Math.min(low, 0);
  const width = (Math.max(high, 0) - least) / largestCode;
  if (width < smallestScale) return { scale: 1, zeroPoint: 0 };
  const zeroPoint = roundHalfEven(0 - least / width);
  return { scale: Math.fround(width), zeroPoint };
}
