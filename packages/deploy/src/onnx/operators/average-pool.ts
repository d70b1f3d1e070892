import { explicitPads } from '../explicit-pads.ts';
import type { CompleteAttributes, Lowering } from '../lowering.ts';

/** AveragePool with explicit SAME pads that are not counted. */
export const averagePool: Lowering<CompleteAttributes<'averagePool'>> = ({
  attributes: { kernel, stride },
  inputs,
  inputShapes,
  graph,
}) =>
  graph.add('AveragePool', inputs, {
    kernel_shape: [kernel, kernel],
    strides: [stride, stride],
    pads: explicitPads(inputShapes[0]!, { kernel, stride }),
    count_include_pad: 0,
  });
