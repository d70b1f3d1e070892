import { elementCount } from '@espalier/network';
import { plainView, type Lowering } from '../lowering.ts';

/** The images of the batch, where the session's owner writes them. */
export const input: Lowering = (node, plan) => {
  const values = plan.persistent.keep('images', plan.batch * elementCount(node.shape));
  return plainView({ shape: node.shape, values, needsSlope: false });
};
