import { elementCount } from '@espalier/network';
import { outputOf, plainView, type LoweredNode, type Lowering } from '../lowering.ts';
import type { PlanBuilder } from '../plan-builder.ts';
import type { View } from '../source.ts';

interface Mask {
  /** Draws that the node takes from its stream. */
  readonly draws: number;
  /** Values of the mask that each draw decides. */
  readonly repeats: number;
  /** Extents of the product with the mask. */
  readonly extents: { readonly batch: number; readonly pixels: number };
}

function masked(node: LoweredNode, plan: PlanBuilder, { draws, repeats, extents }: Mask): View {
  const [x] = node.inputs as [View];
  const { rate } = node.attributes as { rate: number };
  if (!plan.training || rate === 0) return x;
  const gate = plan.persistent.keep(`${node.id}/mask`, draws * repeats);
  plan.masks.push({ node: node.id, gate, rate, draws, repeats });
  const output = outputOf(node, plan);
  const read = () => ({ ...plan.read(x), gate, ...extents, channels: node.shape.channels });
  plan.make(output, () => plan.emit('scaleForward', { ...read(), y: output.values }));
  plan.backward(output, () => {
    if (output.slope === undefined) return;
    plan.emit('scaleBackward', { dy: output.slope, ...read(), ...plan.slopeInto(x) });
  });
  return plainView(output);
}

/** Values zeroed at random in training, by a mask that is drawn before the step. */
export const dropout: Lowering = (node, plan) => {
  const draws = plan.batch * elementCount(node.shape);
  const batch = plan.batch * node.shape.height * node.shape.width;
  return masked(node, plan, { draws, repeats: 1, extents: { batch, pixels: 1 } });
};

/** Images zeroed at random in training, by a mask that is drawn before the step. */
export const dropPath: Lowering = (node, plan) => {
  const { height, width, channels } = node.shape;
  const extents = { batch: plan.batch, pixels: height * width };
  return masked(node, plan, { draws: plan.batch, repeats: channels, extents });
};
