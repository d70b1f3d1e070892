import { expect, it } from 'vitest';
import { runOperator } from '../../tests/run-network.ts';
import { input } from './input.ts';

const attributes = { shape: { height: 1, width: 2, channels: 1 } };

it('has the shape it is told', () => {
  expect(input.outputShape([], attributes)).toEqual({ height: 1, width: 2, channels: 1 });
});

it('hands on the image', () => {
  const image = [[[3], [4]]];
  const { values } = runOperator({ operator: input, attributes, inputs: [image] });
  expect(values).toEqual([3, 4]);
});

it('refuses an image without extent', () => {
  const shape = { height: 0, width: 2, channels: 1 };
  expect(input.schema.safeParse({ shape }).success).toBe(false);
});
