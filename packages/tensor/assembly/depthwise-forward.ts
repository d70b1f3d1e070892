import { ForwardArguments } from './convolution-arguments';
import { forwardPass } from './forward-pass';

/**
 * Depthwise convolution of a lazy input, one filter a channel, with bias and the batch's moments.
 *
 * y[n, r, s, c] = bias[c] + sum over i, j of value[n, r * strideY + i * dilationY - top, s * strideX + j * dilationX - left, c] * filter[i, j, c]
 */
export function depthwiseForward(block: usize): void {
  forwardPass(changetype<ForwardArguments>(block), true);
}
