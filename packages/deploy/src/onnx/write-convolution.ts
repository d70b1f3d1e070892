import type { Activation } from '@espalier/network';
import { explicitPads } from './explicit-pads.ts';
import type { LoweringContext } from './lowering.ts';

/** What convolution and depthwise convolution have in common. */
export interface ConvolutionAttributes {
  readonly kernel: number;
  readonly stride: number;
  readonly bias: boolean;
  readonly activation: Activation;
}

/**
 * A grouped convolution with explicit SAME padding, bias and activation.
 *
 * A depthwise convolution is one with as many groups as channels. Kernel in the file:
 * [filters, channels / groups, kernel, kernel].
 */
export function writeConvolution(
  context: LoweringContext<ConvolutionAttributes>,
  groups: number,
): string {
  const { node, attributes, inputs, inputShapes, outputShape, graph, numerics } = context;
  const { kernel, stride, bias, activation } = attributes;
  const depth = inputShapes[0]!.channels / groups;
  const operands = numerics.operands({
    input: inputs[0]!,
    kernel: {
      name: `${node}/kernel`,
      values: context.parameter('kernel'),
      extents: [kernel, kernel, depth, outputShape.channels],
      layout: 'convolution',
    },
    bias: bias ? context.parameter('bias') : null,
  });
  const value = graph.add('Conv', operands, {
    kernel_shape: [kernel, kernel],
    strides: [stride, stride],
    pads: explicitPads(inputShapes[0]!, { kernel, stride }),
    group: groups,
  });
  return numerics.activate(node, value, activation);
}
