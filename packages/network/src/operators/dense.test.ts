import { expect, it } from 'vitest';
import { runOperator } from '../../tests/run-network.ts';
import { dense } from './dense.ts';

const vector = { height: 1, width: 1, channels: 3 };

it('counts channels times units, and no bias', () => {
  expect(dense.macs([vector], { units: 10, bias: true })).toBe(30);
});

it('multiplies by the kernel and adds the bias', () => {
  const parameters = { kernel: [1, 2, 3, 4, 5, 6], bias: [0.5, 0] };
  const attributes = { units: 2 };
  const inputs = [[[[1, 10, 100]]]];
  const result = runOperator({ operator: dense, attributes, inputs, parameters });
  expect(result).toEqual({ shape: [1, 1, 1, 2], values: [531.5, 642] });
});

it('leaves out the bias when told to', () => {
  const specs = dense.parameters([vector], { units: 10, bias: false });
  expect(specs.map(({ name, shape }) => [name, shape])).toEqual([['kernel', [3, 10]]]);
});

it('refuses an image', () => {
  const image = { height: 7, width: 7, channels: 3 };
  expect(() => dense.outputShape([image], { units: 10, bias: true })).toThrow(
    'input of dense must be 1x1x<channels>, but got 7x7x3. Put globalAveragePool before it.',
  );
});
