import { backwardPass } from './backward-pass';
import { BackwardArguments } from './convolution-arguments';

/**
 * Gradients of a convolution with respect to its lazy input, filter and bias, in one pass:
 *
 * dFilter[i, j, c, f] += sum over n, r, s of value[n, r * strideY + i * dilationY - top, s * strideX + j * dilationX - left, c] * da[n, r, s, f],
 * dBias[f] += sum of da, and dx as `InputPhases` and `slopeColumn` say.
 */
export function convolutionBackward(block: usize): void {
  backwardPass(changetype<BackwardArguments>(block), false);
}
