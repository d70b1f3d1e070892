import { idxSet } from './idx-set.ts';

/**
 * MNIST: handwritten digits.
 *
 * `mean` and `deviation` follow from the published 0.1307 and 0.3081 of all 60,000 training images
 * at 28 x 28: padding keeps the share (28 / 32)² of mean and mean square.
 *
 * @see LeCun, Bottou, Bengio and Haffner 1998, https://doi.org/10.1109/5.726791
 */
export const mnist = idxSet({
  name: 'mnist',
  summary: 'Ten handwritten digits, 28 x 28 grey, padded to 32 x 32 x 3',
  source: 'http://yann.lecun.com/exdb/mnist/',
  licence: 'CC BY-SA 3.0',
  mean: [0.1001, 0.1001, 0.1001],
  deviation: [0.2752, 0.2752, 0.2752],
  flip: false,
});
