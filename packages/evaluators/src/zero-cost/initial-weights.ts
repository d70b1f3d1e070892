import { analyze, type Network, type ParameterSpec } from '@espalier/network';
import type { Weights } from '@espalier/protocol';
import type { Random } from '@espalier/random';

/**
 * First weights as the published scores were computed with: every kernel uniform by its fan-in.
 *
 * weight ~ U(-1 / √fanIn, 1 / √fanIn), fanIn = inputs of one output channel
 *
 * It is PyTorch's default for convolutions and linear layers (He-uniform with a = √5), in which
 * training starts from He-normal instead: a weight's deviation is √6 times smaller. Constants are what
 * the operators say: scales 1, biases and shifts 0. Drawn in network order.
 *
 * @see He et al. 2015, "Delving deep into rectifiers", https://arxiv.org/abs/1502.01852;
 *   `torch.nn.Conv2d`, "Variables", https://docs.pytorch.org/docs/stable/generated/torch.nn.Conv2d.html
 */
export function initialWeights(network: Network, random: Random): Weights {
  return drawWeights(network, (spec) => {
    const limit = 1 / Math.sqrt(fanIn(spec));
    return () => limit * (2 * random.uniform() - 1);
  });
}

/** Kernels drawn from N(0, 1), constants as the operators say; in network order. */
export function normalWeights(network: Network, random: Random): Weights {
  return drawWeights(network, () => () => random.normal());
}

/** Names of all kernels of a network, `<node>/<parameter>`: what weight decay applies to. */
export function kernelNames(network: Network): string[] {
  return namedSpecs(network)
    .filter(({ spec }) => spec.decay)
    .map(({ name }) => name);
}

/** Weights that one output channel is computed from. */
export function fanIn({ shape, outputAxis }: ParameterSpec): number {
  const size = shape.reduce((product, extent) => product * extent, 1);
  return outputAxis === undefined ? size : size / shape[outputAxis]!;
}

function drawWeights(network: Network, drawOf: (spec: ParameterSpec) => () => number): Weights {
  return new Map(
    namedSpecs(network).map(({ name, spec }) => {
      const values = new Float32Array(spec.shape.reduce((product, extent) => product * extent, 1));
      const { initializer } = spec;
      if (initializer.kind === 'constant') return [name, values.fill(initializer.value)];
      const draw = drawOf(spec);
      for (let at = 0; at < values.length; at++) values[at] = draw();
      return [name, values];
    }),
  );
}

function namedSpecs(network: Network): { readonly name: string; readonly spec: ParameterSpec }[] {
  return [...analyze(network).nodes].flatMap(([node, { parameters }]) =>
    parameters.map((spec) => ({ name: `${node}/${spec.name}`, spec })),
  );
}
