import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { startBackend } from './backend.ts';

beforeAll(() => startBackend('cpu'));

/** dx of the sum of dy * averagePool(x) along one side, window 3, each window's mean over what is inside. */
function expected(extent: number, stride: number, dy: readonly number[]): number[] {
  const dx = new Array<number>(extent).fill(0);
  // Padding as TensorFlow's `same`: what is missing, the greater half behind.
  const missing = Math.max((dy.length - 1) * stride + 3 - extent, 0);
  for (const [index, slope] of dy.entries()) {
    const first = index * stride - Math.floor(missing / 2);
    const inside = [first, first + 1, first + 2].filter((at) => at >= 0 && at < extent);
    for (const at of inside) dx[at]! += slope / inside.length;
  }
  return dx;
}

test.each([
  [4, 1],
  [5, 2],
  [6, 2],
])('slopes at the border of %d pixels under stride %d count what is inside', (extent, stride) => {
  const dy = Array.from({ length: Math.ceil(extent / stride) }, (_, index) => 1 + index);
  const slopes = tf.tensor4d(dy, [1, dy.length, 1, 1]);
  const pool = (x: tf.Tensor4D) => tf.avgPool(x, [3, 1], [stride, 1], 'same');
  const dx = tf.grad((x) => tf.sum(tf.mul(pool(x as tf.Tensor4D), slopes)))(
    tf.zeros([1, extent, 1, 1]),
  );
  const wanted = expected(extent, stride, dy);
  for (const [at, value] of dx.dataSync().entries()) expect(value).toBeCloseTo(wanted[at]!, 5);
});
