import { activationCodes } from '../../kernel-arguments.ts';
import { outputOf, plainView, type LoweredNode, type Lowering } from '../lowering.ts';
import type { PlanBuilder } from '../plan-builder.ts';
import type { View } from '../source.ts';
import { bridge } from './bridge.ts';

/** A product with a gate of one value a channel, as squeeze-and-excitation has, or of one a value. */
export const multiply: Lowering = (node, plan) => {
  const [image, gateShape] = node.inputShapes;
  const perChannel = gateShape!.channels === image!.channels;
  const single = gateShape!.height * gateShape!.width === 1;
  if (!perChannel) return bridge(node, plan);
  const pixels = image!.height * image!.width;
  return gated(
    node,
    plan,
    single ? { batch: plan.batch, pixels } : { batch: plan.batch * pixels, pixels: 1 },
  );
};

interface GateExtents {
  readonly batch: number;
  readonly pixels: number;
}

function gated(node: LoweredNode, plan: PlanBuilder, extents: GateExtents): View {
  const [x, given] = node.inputs as [View, View];
  const gate = given.source.normalization === undefined ? given : plainView(plan.written(given));
  const output = outputOf(node, plan);
  const shared = { ...extents, channels: node.shape.channels };
  const read = () => ({
    ...{ ...plan.read(x), gate: gate.source.values, ...shared },
    gateActivation: activationCodes[gate.activation],
  });
  plan.make(output, () => plan.emit('scaleForward', { ...read(), y: output.values }));
  plan.backward(output, () => {
    if (output.slope === undefined) return;
    const into = plan.slopeInto(x);
    const { dx: dGate, mode: gateMode } = plan.slopeInto(gate);
    plan.emit('scaleBackward', { dy: output.slope, ...read(), ...into, dGate, gateMode });
  });
  return plainView(output);
}
