import type { Activation } from '@espalier/network';
import { geometryOf, type Lowering } from '../lowering.ts';
import { bridge } from './bridge.ts';
import { slidingProduct } from './sliding-product.ts';

const kernels = { forward: 'convolutionForward', backward: 'convolutionBackward' } as const;

/** A convolution by its kernels; in groups, by TensorFlow.js. */
export const conv: Lowering = (node, plan) => {
  const { groups, activation } = node.attributes as { groups: number; activation: Activation };
  if (groups !== 1) return bridge(node, plan);
  return slidingProduct(node, plan, kernels, geometryOf(node, plan.batch), activation);
};
