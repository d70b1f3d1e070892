import type { CompleteAttributes, Lowering } from '../lowering.ts';
import { imageOf, vectorOf } from '../vector.ts';

/** Gemm on the flattened input; the kernel stays [channels, units]. */
export const dense: Lowering<CompleteAttributes<'dense'>> = (context) => {
  const { node, attributes, inputs, inputShapes, graph, numerics } = context;
  const operands = numerics.operands({
    input: vectorOf(context, inputs[0]!),
    kernel: {
      name: `${node}/kernel`,
      values: context.parameter('kernel'),
      extents: [1, 1, inputShapes[0]!.channels, attributes.units],
      layout: 'matrix',
    },
    bias: attributes.bias ? context.parameter('bias') : null,
  });
  const vector = numerics.output(node, graph.add('Gemm', operands));
  return imageOf(context, vector, attributes.units);
};
