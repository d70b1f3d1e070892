import * as tf from '@tensorflow/tfjs-core';
import {
  convolutionWindow,
  isPointwise,
  turnedWindow,
  type ConvolutionAttributes,
  type WasmKernel,
  type Window,
} from '../kernel.ts';
import { pointwiseInputGradient } from '../pointwise.ts';

interface Call {
  inputs: { dy: tf.Tensor4D; filter: tf.Tensor4D };
  attrs: ConvolutionAttributes & { inputShape: [number, number, number, number] };
}

type Padding = readonly [top: number, bottom: number, left: number, right: number];

/**
 * Gradient of a convolution with respect to its input.
 *
 * A 1x1 filter: dx = dy * filter^T. Stride 1: dx is the convolution of dy with the filter turned by
 * half a turn and its last two axes exchanged. Anything else stays with the backend's own kernel.
 */
export const conv2dBackpropInput: WasmKernel = {
  name: 'Conv2DBackpropInput',
  create(context) {
    const ofBackend = context.stock('Conv2DBackpropInput');
    return (call) => {
      const { inputs, attrs } = call as unknown as Call;
      const shapes = { input: attrs.inputShape, filter: inputs.filter.shape, depthwise: false };
      const window = convolutionWindow(shapes, attrs);
      if (isPointwise(window)) return pointwiseInputGradient(context, inputs, attrs.inputShape);
      const padding = turnedPadding(window);
      return padding === null ? ofBackend(call) : turned(inputs, padding);
    };
  },
};

function turned({ dy, filter }: Call['inputs'], [top, bottom, left, right]: Padding): tf.Tensor {
  return tf.tidy(() => {
    const back = tf.transpose(tf.reverse(filter, [0, 1]), [0, 1, 3, 2]);
    return tf.conv2d(dy, back, 1, [
      [0, 0],
      [top, bottom],
      [left, right],
      [0, 0],
    ]);
  });
}

/** Padding of dy under which the turned filter gives dx, or null where there is none. */
function turnedPadding(window: Window): Padding | null {
  const back = turnedWindow(window);
  if (back === null) return null;
  const { top, left } = back.padInfo;
  const bottom = window.inHeight + window.filterHeight - 1 - top - window.outHeight;
  const right = window.inWidth + window.filterWidth - 1 - left - window.outWidth;
  return Math.min(bottom, right) < 0 ? null : [top, bottom, left, right];
}
