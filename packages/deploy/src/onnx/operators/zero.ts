import type { CompleteAttributes, Lowering } from '../lowering.ts';

/** The first rows and columns of the input, times 0; sums that read it leave it out. */
export const zero: Lowering<CompleteAttributes<'zero'>> = ({
  inputs,
  outputShape: { height, width },
  graph,
  numerics,
  zeros,
}) => {
  const indices = (...values: readonly number[]): string =>
    graph.constant('indices', BigInt64Array.from(values, BigInt), [values.length]);
  const slice = graph.add('Slice', [
    inputs[0]!,
    indices(0, 0),
    indices(height, width),
    indices(2, 3),
  ]);
  const part = numerics.moved(slice, inputs[0]!);
  const value = graph.add('Mul', [part, graph.constant('zero', Float32Array.of(0), [])]);
  zeros.add(value);
  return value;
};
