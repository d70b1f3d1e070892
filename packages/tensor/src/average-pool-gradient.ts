import * as tf from '@tensorflow/tfjs-core';

/** Attributes of the TensorFlow.js kernel `AvgPoolGrad`. */
interface PoolAttributes {
  readonly filterSize: number | [number, number];
  readonly strides: number | [number, number];
  readonly pad: 'same' | 'valid' | number | tf.backend_util.ExplicitPadding;
  readonly dimRoundingMode?: 'floor' | 'round' | 'ceil';
}

/**
 * Corrects a backend's gradient of average pooling at the border of padded images.
 *
 * dx[i] = sum over windows o that hold i of dy[o] / positions of o inside the image
 *
 * The kernels of the backends `cpu` and `webgpu` divide by all positions of the window, though their
 * forward kernels do not.
 */
export function correctAveragePoolGradient(backendName: string): void {
  const { kernelFunc, ...config } = tf.getKernel('AvgPoolGrad', backendName);
  tf.unregisterKernel('AvgPoolGrad', backendName);
  tf.registerKernel({
    ...config,
    kernelFunc(call) {
      const { dy, input } = call.inputs as { dy: tf.Tensor4D; input: tf.Tensor4D };
      const shares = sharesInside(input.shape, call.attrs as unknown as PoolAttributes);
      const scaled = tf.div(dy, shares);
      const dx = kernelFunc({ ...call, inputs: { ...call.inputs, dy: scaled } });
      tf.dispose([shares, scaled]);
      return dx;
    },
  });
}

/** Share of each window's positions that is inside the image, [1, outHeight, outWidth, 1]. */
function sharesInside(
  shape: tf.Tensor4D['shape'],
  { filterSize, strides, pad, dimRoundingMode }: PoolAttributes,
): tf.Tensor4D {
  const { computePool2DInfo } = tf.backend_util;
  const window = computePool2DInfo(shape, filterSize, strides, 1, pad, dimRoundingMode);
  const { inHeight, inWidth, outHeight, outWidth, padInfo } = window;
  const { filterHeight, filterWidth, strideHeight, strideWidth } = window;
  const rows = { count: outHeight, extent: inHeight, size: filterHeight, stride: strideHeight };
  const columns = { count: outWidth, extent: inWidth, size: filterWidth, stride: strideWidth };
  const ofColumns = sharesAlong({ ...columns, padding: padInfo.left });
  const shares = sharesAlong({ ...rows, padding: padInfo.top }).flatMap((share) =>
    ofColumns.map((other) => share * other),
  );
  return tf.tensor4d(shares, [1, outHeight, outWidth, 1]);
}

/** Windows along one side of an image. */
interface Windows {
  readonly count: number;
  readonly extent: number;
  readonly size: number;
  readonly stride: number;
  readonly padding: number;
}

function sharesAlong({ count, extent, size, stride, padding }: Windows): number[] {
  return Array.from({ length: count }, (_, index) => {
    const first = index * stride - padding;
    return (Math.min(first + size, extent) - Math.max(first, 0)) / size;
  });
}
