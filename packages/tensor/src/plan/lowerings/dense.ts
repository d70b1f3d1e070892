import { geometryOf, type Lowering } from '../lowering.ts';
import { slidingProduct } from './sliding-product.ts';

const kernels = { forward: 'convolutionForward', backward: 'convolutionBackward' } as const;

/** A matrix product of a vector, which is a 1x1 convolution of one pixel. */
export const dense: Lowering = (node, plan) => {
  const window = { ...node, attributes: { kernel: 1, stride: 1 } };
  return slidingProduct(node, plan, kernels, geometryOf(window, plan.batch), 'none');
};
