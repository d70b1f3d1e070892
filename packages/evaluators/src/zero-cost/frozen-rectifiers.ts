import { operatorOf, type Network, type NetworkNode } from '@espalier/network';
import { requireBackend, type ModelOptions, type tf } from '@espalier/tensor';
import { unpacked, type RectifierCodes } from './rectifier-codes.ts';

/** Rectifiers whose slope jumps where they switch on. */
const kinked: ReadonlySet<unknown> = new Set(['relu', 'relu6']);

/**
 * Builds under which rectifiers stay on and off as their codes say, whatever the weights: y = code · x.
 *
 * A difference of two gradients then has no part that comes from rectifiers that switch in between, as
 * a second derivative has none.
 */
export function frozenRectifiers(
  network: Network,
  codes: readonly RectifierCodes[],
): NonNullable<ModelOptions['builds']> {
  const codesOf = new Map(codes.map((layer) => [layer.node, layer]));
  return new Map(
    network.nodes
      .filter(
        ({ operator, attributes }) => kinked.has(operator) || kinked.has(attributes['activation']),
      )
      .map((node) => [node.id, frozenBuild(node, codesOf.get(node.id)!)]),
  );
}

type Build = NonNullable<ModelOptions['builds']> extends ReadonlyMap<string, infer B> ? B : never;

function frozenBuild(node: NetworkNode, codes: RectifierCodes): Build {
  const operator = operatorOf(node);
  return (runtime, context) => {
    const attributes = { ...context.attributes, activation: 'none' };
    const x = kinked.has(node.operator)
      ? context.inputs[0]!
      : operator.build(runtime, { ...context, attributes });
    const { tf: tfjs } = requireBackend();
    return tfjs.mul<tf.Tensor4D>(x, tfjs.tensor4d(unpacked(codes), x.shape));
  };
}
