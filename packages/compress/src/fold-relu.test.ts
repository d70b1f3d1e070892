import { graph } from '@espalier/network';
import { expect, test } from 'vitest';
import { foldRelu } from './fold-relu.ts';

/** conv -> relu, where the convolution is read once or twice. */
function chain(readTwice: boolean): ReturnType<typeof foldRelu> {
  const builder = graph('chain');
  const image = builder.input({ height: 4, width: 4, channels: 2 });
  const conv = builder.add('conv', { filters: 2, kernel: 3 }, [image], 'conv');
  const relu = builder.add('relu', {}, [conv], 'relu');
  const sum = builder.add('add', {}, [relu, readTwice ? conv : image], 'sum');
  return foldRelu({ network: builder.finish(sum), weights: new Map() });
}

test('a relu that alone reads a convolution goes into it', () => {
  const { network } = chain(false);
  expect(network.nodes.map(({ id }) => id)).toEqual(['input', 'conv', 'sum']);
  expect(network.nodes[1]!.attributes['activation']).toBe('relu');
  expect(network.nodes[2]!.inputs).toEqual(['conv', 'input']);
});

test('a convolution that something else reads keeps its relu apart', () => {
  const { network } = chain(true);
  expect(network.nodes.map(({ id }) => id)).toEqual(['input', 'conv', 'relu', 'sum']);
  expect(network.nodes[1]!.attributes['activation']).toBe('none');
});
