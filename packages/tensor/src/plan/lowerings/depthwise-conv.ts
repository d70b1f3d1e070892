import type { Activation } from '@espalier/network';
import { geometryOf, type Lowering } from '../lowering.ts';
import { slidingProduct } from './sliding-product.ts';

const kernels = { forward: 'depthwiseForward', backward: 'depthwiseBackward' } as const;

/** A depthwise convolution by its kernels. */
export const depthwiseConv: Lowering = (node, plan) => {
  const { activation } = node.attributes as { activation: Activation };
  return slidingProduct(node, plan, kernels, geometryOf(node, plan.batch), activation);
};
