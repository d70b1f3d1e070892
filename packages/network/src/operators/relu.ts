import { z } from 'zod';
import { defineOperator } from '../operator.ts';

/** Rectifier: y = max(x, 0), element by element. */
export const relu = defineOperator({
  name: 'relu',
  summary: 'max(x, 0)',
  schema: z.strictObject({}),
  arity: [1, 1],
  channels: 'same',
  outputShape: ([x]) => x!,
  parameters: () => [],
  macs: () => 0,
  build: ({ tf }, { inputs }) => tf.relu(inputs[0]!),
});
