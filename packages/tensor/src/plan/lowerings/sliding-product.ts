import type { Activation } from '@espalier/network';
import { outputOf, type LoweredNode, type ParameterPlace } from '../lowering.ts';
import type { PlanBuilder } from '../plan-builder.ts';
import type { View } from '../source.ts';

/** The kernels of a linear operator whose window slides over an image. */
export interface SlidingKernels {
  readonly forward: 'convolutionForward' | 'depthwiseForward';
  readonly backward: 'convolutionBackward' | 'depthwiseBackward';
}

/** A convolution of either kind: one kernel forwards, one for all its gradients backwards. */
export function slidingProduct(
  node: LoweredNode,
  plan: PlanBuilder,
  ...[kernels, geometry, activation]: [SlidingKernels, Record<string, number>, Activation]
): View {
  const [x] = node.inputs as [View];
  const { kernel, bias } = node.parameters as Record<string, ParameterPlace>;
  const output = outputOf(node, plan, { readsOutputSlope: true });
  plan.make(output, () => {
    const operands = {
      ...{ ...plan.read(x), ...geometry, filter: kernel!.weight, bias: bias?.weight },
      ...{ y: output.values, scratch: plan.scratch(kernels.forward, geometry) },
    };
    output.moments = operands;
    plan.emit(kernels.forward, operands);
  });
  plan.backward(output, () => {
    const slope = plan.outputSlope(output);
    if (slope === null) return;
    plan.emit(kernels.backward, {
      ...{ ...slope, ...plan.read(x), ...plan.slopeInto(x), ...geometry, filter: kernel!.weight },
      ...{ dFilter: kernel!.gradient, dBias: bias?.gradient },
      scratch: plan.scratch(kernels.backward, geometry),
    });
  });
  return { source: output, activation };
}
