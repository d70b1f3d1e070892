import { outputOf, plainView, type Lowering } from '../lowering.ts';

/** The mean over all pixels. */
export const globalAveragePool: Lowering = (node, plan) => {
  const [x] = node.inputs as [(typeof node.inputs)[0]];
  const { height, width, channels } = node.inputShapes[0]!;
  const extents = { batch: plan.batch, pixels: height * width, channels };
  const output = outputOf(node, plan);
  plan.make(output, () =>
    plan.emit('globalAveragePoolForward', { ...plan.read(x), y: output.values, ...extents }),
  );
  plan.backward(output, () => {
    if (output.slope === undefined) return;
    const operands = { dy: output.slope, ...plan.read(x), ...plan.slopeInto(x) };
    plan.emit('globalAveragePoolBackward', { ...operands, ...extents });
  });
  return plainView(output);
};
