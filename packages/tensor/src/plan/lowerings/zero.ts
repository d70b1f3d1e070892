import { elementCount } from '@espalier/network';
import type { Lowering } from '../lowering.ts';

/** Zeros that nobody writes and that sums leave out. */
export const zero: Lowering = (node, plan) => {
  const values = plan.persistent.zeros(plan.batch * elementCount(node.shape));
  const source = { shape: node.shape, values, needsSlope: false };
  return { source, activation: 'none', zero: true };
};
