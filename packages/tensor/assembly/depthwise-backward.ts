import { backwardPass } from './backward-pass';
import { BackwardArguments } from './convolution-arguments';

/**
 * Gradients of a depthwise convolution with respect to its lazy input, filters and bias, in one pass:
 *
 * dFilter[i, j, c] += sum over n, r, s of value[n, r * strideY + i * dilationY - top, s * strideX + j * dilationX - left, c] * da[n, r, s, c],
 * dBias[c] += sum of da, and dx as `InputPhases` and `slopeColumn` say.
 */
export function depthwiseBackward(block: usize): void {
  backwardPass(changetype<BackwardArguments>(block), true);
}
