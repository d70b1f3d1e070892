import type { ActivationCode } from '@espalier/protocol';
import { roundHalfEven } from './round-half-even.ts';

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

/** Code of a sum of two coded values: no sum of representable values is clipped. */
export function codeOfSum(left: ActivationCode, right: ActivationCode): ActivationCode {
  return codeOfRange(realOf(left, 0) + realOf(right, 0), realOf(left, 255) + realOf(right, 255));
}

/** Whether two codes are the same. */
export function sameCode(left: ActivationCode | undefined, right: ActivationCode): boolean {
  return left?.scale === right.scale && left.zeroPoint === right.zeroPoint;
}

function realOf({ scale, zeroPoint }: ActivationCode, code: number): number {
  return (code - zeroPoint) * scale;
}
