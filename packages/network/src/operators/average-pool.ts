import { z } from 'zod';
import { defineOperator } from '../operator.ts';
import { strided } from '../same-padding.ts';

const schema = z.strictObject({
  kernel: z.int().positive().describe('Extent of the square window'),
  stride: z.int().positive().default(1),
});

/**
 * Mean over a square window, SAME padding, where padding is not counted.
 *
 * y[h, w, c] = mean of x[i, j, c] over those (i, j) of the window that lie inside the image
 *
 * Shapes: output [ceil(height / stride), ceil(width / stride), channels].
 */
export const averagePool = defineOperator({
  name: 'averagePool',
  summary: 'mean over a window, padding not counted',
  schema,
  arity: [1, 1],
  channels: 'same',
  outputShape: ([x], { stride }) => strided(x!, stride),
  parameters: () => [],
  macs: () => 0,
  build: ({ tf }, { inputs, attributes: { kernel, stride } }) =>
    tf.avgPool(inputs[0]!, kernel, stride, 'same'),
});
