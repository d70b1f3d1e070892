import { ForwardArguments } from './convolution-arguments';
import { forwardPass } from './forward-pass';

/**
 * Convolution of a lazy input, with bias and the batch's moments.
 *
 * y[n, r, s, f] = bias[f] + sum over i, j, c of value[n, r * strideY + i * dilationY - top, s * strideX + j * dilationX - left, c] * filter[i, j, c, f]
 */
export function convolutionForward(block: usize): void {
  forwardPass(changetype<ForwardArguments>(block), false);
}
