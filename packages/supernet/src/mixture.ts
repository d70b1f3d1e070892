import type { tf } from '@espalier/tensor';

/** Weights [options] of a mixture: a tensor to be differentiated in it, numbers to be not. */
export type OptionWeights = tf.Tensor1D | Float64Array;

/**
 * Weighted sum of equally shaped tensors, as one node of the tape.
 *
 * y = Σ_o weights[o] · outputs[o]; d outputs[o] = weights[o] · dy, d weights[o] = ⟨dy, outputs[o]⟩
 *
 * The inner products are summed image by image first, which keeps float32 exact to about 1e-6, and
 * are left out where the weights are numbers. Shapes: outputs [batch, height, width, channels] each.
 * Time O(options · elements).
 *
 * @see Liu, Simonyan and Yang 2019, "DARTS", eq. 2, https://arxiv.org/abs/1806.09055
 */
export function mixture(
  backend: typeof tf,
  outputs: readonly tf.Tensor4D[],
  weights: OptionWeights,
): tf.Tensor4D {
  const learned = !(weights instanceof Float64Array);
  const factors = learned ? weights.dataSync() : weights;
  const spread = (dy: tf.Tensor): tf.Tensor[] =>
    outputs.map((_, option) => backend.mul(dy, factors[option]!));
  const combine = backend.customGrad((...given) => {
    const save = given.pop() as tf.GradSaveFunc;
    const inputs = given as tf.Tensor[];
    if (learned) save(inputs);
    const value = weightedSum(backend, inputs.slice(0, outputs.length), factors);
    const gradFunc = (dy: tf.Tensor, saved: tf.Tensor[]): tf.Tensor[] =>
      learned
        ? [...spread(dy), innerProducts(backend, dy, saved.slice(0, outputs.length))]
        : spread(dy);
    return { value, gradFunc };
  });
  return combine(...outputs, ...(learned ? [weights] : [])) as tf.Tensor4D;
}

function weightedSum(
  backend: typeof tf,
  outputs: readonly tf.Tensor[],
  factors: ArrayLike<number>,
): tf.Tensor {
  return outputs
    .map((output, option) => backend.mul(output, factors[option]!))
    .reduce((sum, term) => backend.add(sum, term));
}

/** ⟨dy, output⟩ for every output, [options]. */
function innerProducts(
  backend: typeof tf,
  dy: tf.Tensor,
  outputs: readonly tf.Tensor[],
): tf.Tensor1D {
  const products = outputs.map((output) => {
    const byImage = backend.sum(backend.mul(dy, output), [1, 2, 3]);
    return backend.sum(byImage);
  });
  return backend.stack(products) as tf.Tensor1D;
}
