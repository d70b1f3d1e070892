import { analyze, type Network, type ParameterSpec } from '@espalier/network';
import type { Random } from '@espalier/random';

/** A parameter of one node and its specification. */
export interface Parameter {
  readonly node: string;
  /** `<node>/<parameter>`. */
  readonly name: string;
  readonly spec: ParameterSpec;
}

/** Every parameter of a network, in network order. */
export function parametersOf(network: Network): Parameter[] {
  return [...analyze(network).nodes].flatMap(([node, { parameters }]) =>
    parameters.map((spec) => ({ node, name: `${node}/${spec.name}`, spec })),
  );
}

/** Number of values of a parameter. */
export function sizeOf({ shape }: ParameterSpec): number {
  return shape.reduce((product, extent) => product * extent, 1);
}

/**
 * First values of a parameter: a constant, or He-normal, N(0, 2 / fanIn), drawn in row-major order.
 *
 * @see He et al. 2015, "Delving deep into rectifiers", section 2.2, https://arxiv.org/abs/1502.01852
 */
export function initialValues(spec: ParameterSpec, random: Random): Float32Array {
  const values = new Float32Array(sizeOf(spec));
  const { initializer } = spec;
  if (initializer.kind === 'constant') return values.fill(initializer.value);
  const deviation =
    initializer.kind === 'normal' ? initializer.deviation : Math.sqrt(2 / initializer.fanIn);
  for (let i = 0; i < values.length; i++) values[i] = deviation * random.normal();
  return values;
}
