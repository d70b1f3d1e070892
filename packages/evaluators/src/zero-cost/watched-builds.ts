import { operatorOf, type Network, type NetworkNode } from '@espalier/network';
import { requireBackend, type ModelOptions, type tf } from '@espalier/tensor';

type Builds = NonNullable<ModelOptions['builds']>;

/** What happens to a node's output, [count, height, width, channels], before others read it. */
export type Watch = (output: tf.Tensor4D, node: NetworkNode) => tf.Tensor4D;

/** Builds of the chosen nodes that hand their output through `watch`. */
export function watchedBuilds(
  network: Network,
  isWatched: (node: NetworkNode) => boolean,
  watch: Watch,
): Builds {
  return new Map(
    network.nodes.filter(isWatched).map((node) => {
      const operator = operatorOf(node);
      return [node.id, (runtime, context) => watch(operator.build(runtime, context), node)];
    }),
  );
}

/** The same tensor, whose gradient is shown to `onSlope` together with it on the way back. */
export function withSlope(
  x: tf.Tensor4D,
  onSlope: (x: tf.Tensor4D, slope: tf.Tensor4D) => void,
): tf.Tensor4D {
  const { tf: tfjs } = requireBackend();
  const through = tfjs.customGrad((...given) => {
    const [input, save] = given as unknown as [tf.Tensor, tf.GradSaveFunc];
    save([input]);
    return {
      value: tfjs.clone(input),
      gradFunc: (slope: tf.Tensor, saved: tf.Tensor[]) => {
        onSlope(saved[0] as tf.Tensor4D, slope as tf.Tensor4D);
        return slope;
      },
    };
  });
  return through(x) as tf.Tensor4D;
}
