import type { Shape } from './network.ts';

/** One axis of a SAME-padded window: extent of the output and zeros on either side. */
export interface Padding {
  readonly output: number;
  readonly before: number;
  readonly after: number;
}

/** A square window and its step. */
export interface Window {
  readonly kernel: number;
  readonly stride: number;
}

/**
 * SAME padding of one axis, by TensorFlow's rule: the odd zero goes to the end.
 *
 * output = ceil(extent / stride)
 * total = max((output - 1) * stride + kernel - extent, 0); before = floor(total / 2)
 *
 * @see https://www.tensorflow.org/api_docs/python/tf/nn#notes_on_padding_2
 */
export function samePadding(extent: number, { kernel, stride }: Window): Padding {
  const output = Math.ceil(extent / stride);
  const total = Math.max((output - 1) * stride + kernel - extent, 0);
  const before = Math.floor(total / 2);
  return { output, before, after: total - before };
}

/** The shape after a SAME-padded step: height and width are ceil(extent / stride). */
export function strided(shape: Shape, stride: number): Shape {
  return {
    height: Math.ceil(shape.height / stride),
    width: Math.ceil(shape.width / stride),
    channels: shape.channels,
  };
}
