import type { Buffer } from '../buffer.ts';
import { modes } from '../../kernel-arguments.ts';
import { outputOf, plainView, type Lowering } from '../lowering.ts';

/** A range of the channels, copied; its slope is added to that range of the input's. */
export const slice: Lowering = (node, plan) => {
  const { from } = node.attributes as { from: number };
  const x = plan.written(node.inputs[0]!);
  const output = outputOf(node, plan);
  const { height, width, channels: count } = node.shape;
  const extents = { rows: plan.batch * height * width, count };
  const step = x.shape.channels;
  plan.make(output, () =>
    plan.emit('copyChannels', {
      ...{ from: { buffer: x.values, skipped: from }, fromStep: step, mode: modes.set },
      ...{ to: output.values, toStep: count, ...extents },
    }),
  );
  plan.backward(output, () => {
    if (output.slope === undefined || !x.needsSlope) return;
    const { dx, mode } = plan.slopeInto(plainView(x)) as { dx: Buffer; mode: number };
    if (mode === modes.set) plan.clear(dx);
    plan.emit('copyChannels', {
      ...{ from: output.slope, fromStep: count, mode: modes.add },
      ...{ to: { buffer: dx, skipped: from }, toStep: step, ...extents },
    });
  });
  return plainView(output);
};
