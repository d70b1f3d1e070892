import { idxSet } from './idx-set.ts';

/**
 * Fashion-MNIST: articles of clothing.
 *
 * `mean` and `deviation` are measured on the first 50,000 training images, padding included.
 *
 * @see Xiao, Rasul and Vollgraf 2017, "Fashion-MNIST", https://arxiv.org/abs/1708.07747
 */
export const fashionMnist = idxSet({
  name: 'fashion-mnist',
  summary: 'Ten articles of clothing, 28 x 28 grey, padded to 32 x 32 x 3',
  source: 'https://github.com/zalandoresearch/fashion-mnist',
  licence: 'MIT',
  mean: [0.218585, 0.218585, 0.218585],
  deviation: [0.331532, 0.331532, 0.331532],
  flip: true,
});
