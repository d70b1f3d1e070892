import { modes } from '../../kernel-arguments.ts';
import { outputOf, plainView, type Lowering } from '../lowering.ts';

/** Channels side by side, each input's copied into its stretch. */
export const concat: Lowering = (node, plan) => {
  const parts = node.inputs.map((view) => plan.written(view));
  const output = outputOf(node, plan);
  const { height, width, channels } = node.shape;
  const rows = plan.batch * height * width;
  const starts = parts.map((_, at) =>
    parts.slice(0, at).reduce((sum, { shape }) => sum + shape.channels, 0),
  );
  plan.make(output, () => {
    for (const [at, part] of parts.entries()) {
      const count = part.shape.channels;
      const to = { buffer: output.values, skipped: starts[at]! };
      const steps = { fromStep: count, toStep: channels };
      plan.emit('copyChannels', { from: part.values, to, ...steps, rows, count, mode: modes.set });
    }
  });
  plan.backward(output, () => {
    if (output.slope === undefined) return;
    for (const [at, part] of parts.entries()) {
      const { dx, mode } = plan.slopeInto(plainView(part));
      if (dx === undefined) continue;
      const count = part.shape.channels;
      const from = { buffer: output.slope, skipped: starts[at]! };
      const steps = { fromStep: channels, toStep: count };
      plan.emit('copyChannels', { from, to: dx, ...steps, rows, count, mode });
    }
  });
  return plainView(output);
};
