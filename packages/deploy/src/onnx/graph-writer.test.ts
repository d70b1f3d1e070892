import { expect, it } from 'vitest';
import { GraphWriter } from './graph-writer.ts';
import { dataTypes } from './tensor-message.ts';

const info = (name: string) => ({
  name,
  type: { tensorType: { elemType: dataTypes.float, shape: { dim: [{ dimParam: 'N' }] } } },
});
const ends = { name: 'graph', input: info('image'), output: info('logits') };

it('leaves out nodes and constants that nobody reads', () => {
  const writer = new GraphWriter();
  writer.section('layer');
  const kept = writer.add('Relu', ['image']);
  const unread = writer.add('Mul', [kept, writer.constant('zero', Float32Array.of(0), [])]);
  writer.add('Relu', [unread]);
  const graph = writer.finish({ ...ends, result: kept });
  expect(graph.node.map(({ opType, output }) => [opType, output])).toEqual([['Relu', ['logits']]]);
  expect(graph.initializer).toEqual([]);
});

it('gives values of one section different names', () => {
  const writer = new GraphWriter();
  writer.section('layer');
  expect([writer.add('Relu', ['image']), writer.add('Relu', ['image'])]).toEqual([
    'layer/Relu',
    'layer/Relu_2',
  ]);
});

it('names the output also where it is the input', () => {
  const graph = new GraphWriter().finish({ ...ends, result: 'image' });
  expect(graph.node).toMatchObject([{ opType: 'Identity', input: ['image'], output: ['logits'] }]);
});
