import { outputOf, plainView, type Lowering, type ParameterPlace } from '../lowering.ts';

/** A normalization over the channels of every position. */
export const layerNorm: Lowering = (node, plan) => {
  const { epsilon } = node.attributes as { epsilon: number };
  const { gamma, beta } = node.parameters as Record<string, ParameterPlace>;
  const x = plan.written(node.inputs[0]!);
  const output = outputOf(node, plan);
  const { height, width, channels } = node.shape;
  const extents = { rows: plan.batch * height * width, channels, epsilon };
  plan.make(output, () => {
    const scales = { gamma: gamma!.weight, beta: beta!.weight };
    plan.emit('layerNormForward', { x: x.values, ...scales, y: output.values, ...extents });
  });
  plan.backward(output, () => {
    if (output.slope === undefined) return;
    const { dx, mode } = plan.slopeInto(plainView(x));
    plan.emit('layerNormBackward', {
      ...{ dy: output.slope, x: x.values, gamma: gamma!.weight, dx, mode },
      ...{ dGamma: gamma!.gradient, dBeta: beta!.gradient, ...extents },
    });
  });
  return plainView(output);
};
