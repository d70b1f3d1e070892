import { geometryOf, outputOf, plainView, type LoweredNode, type Lowering } from '../lowering.ts';
import type { PlanBuilder } from '../plan-builder.ts';
import type { View } from '../source.ts';

function pooled(node: LoweredNode, plan: PlanBuilder, geometry: Record<string, number>): View {
  const x = plan.written(node.inputs[0]!);
  const output = outputOf(node, plan);
  plan.make(output, () =>
    plan.emit('maxPoolForward', { x: x.values, y: output.values, ...geometry }),
  );
  plan.backward(output, () => {
    if (output.slope === undefined) return;
    const { dx, mode } = plan.slopeInto(plainView(x));
    const operands = { x: x.values, y: output.values, dy: output.slope, dx, mode };
    plan.emit('maxPoolBackward', { ...operands, ...geometry });
  });
  return plainView(output);
}

/** The largest value of every window. */
export const maxPool: Lowering = (node, plan) => pooled(node, plan, geometryOf(node, plan.batch));

/** The largest value of every image, which is one window of its size. */
export const globalMaxPool: Lowering = (node, plan) => {
  const { height, width } = node.inputShapes[0]!;
  const attributes = { kernel: [height, width], stride: 1, padding: 'valid' };
  return pooled(node, plan, geometryOf({ ...node, attributes }, plan.batch));
};
