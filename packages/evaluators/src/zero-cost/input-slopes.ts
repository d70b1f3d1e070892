import { requireBackend, type tf } from '@espalier/tensor';
import type { ProxySubject } from './subject.ts';
import { imagesOf, trainingLogits, withModel } from './with-model.ts';

/**
 * Slope of the sum of all logits in each image of the batch, count rows of float64 values.
 *
 * Batch norms are in training, so an image's slope runs through the other images too, as in the
 * published code. One pass for jacob_cov and epe.
 */
export function inputSlopes({ network, batch, weights }: ProxySubject): Float64Array[] {
  const { tf: tfjs } = requireBackend();
  return withModel({ network, weights }, (model) => {
    const sumOfLogits = (images: tf.Tensor): tf.Tensor =>
      tfjs.sum(trainingLogits(model, images as tf.Tensor4D));
    const slopes = tfjs.grad(sumOfLogits)(imagesOf(batch)).dataSync();
    const length = slopes.length / batch.labels.length;
    return Array.from(batch.labels, (_, image) =>
      Float64Array.from(slopes.subarray(image * length, (image + 1) * length)),
    );
  });
}
