import { codeOfRange, type ActivationCode } from '@espalier/protocol';

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
