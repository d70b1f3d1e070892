import { expect, it } from 'vitest';
import { attributeMessages } from './attribute-message.ts';
import type { ModelMessage } from './messages.ts';
import { decodeModel, encodeModel } from './model-file.ts';
import { dataTypes, tensorMessage } from './tensor-message.ts';

const tensor = (name: string) => ({
  name,
  type: {
    tensorType: { elemType: dataTypes.float, shape: { dim: [{ dimParam: 'N' }, { dimValue: 2 }] } },
  },
});
const model: ModelMessage = {
  irVersion: 8,
  producerName: 'espalier',
  producerVersion: '1',
  docString: 'two numbers',
  graph: {
    name: 'graph',
    node: [
      {
        name: 'pool',
        opType: 'AveragePool',
        domain: '',
        input: ['image'],
        output: ['logits'],
        attribute: attributeMessages({ pads: [0, 1, 0, 1], group: 2, epsilon: { real: 0.5 } }),
      },
    ],
    initializer: [tensorMessage('codes', Int8Array.of(-1, 2), [2])],
    input: [tensor('image')],
    output: [tensor('logits')],
  },
  opsetImport: [{ domain: '', version: 13 }],
  metadataProps: [{ key: 'espalier.device', value: 'pixel' }],
};

it('reads back what it writes', () => {
  const { graph, ...rest } = decodeModel(encodeModel(model));
  expect(rest).toEqual({ ...model, graph: undefined });
  expect(graph).toMatchObject({ ...model.graph, initializer: [{ name: 'codes', dims: [2] }] });
  expect([...graph.initializer[0]!.rawData]).toEqual([255, 2]);
});

it('starts with the fields of onnx.proto3: ir_version 8, then the producer', () => {
  const name = new TextEncoder().encode('espalier');
  expect([...encodeModel(model).subarray(0, 12)]).toEqual([0x08, 8, 0x12, 8, ...name]);
});

it('refuses bytes that are no model', () => {
  expect(() => decodeModel(Uint8Array.of(255, 255, 255))).toThrow(
    expect.objectContaining({ code: 'DATA_CORRUPT' }),
  );
});

it('refuses an empty file', () => {
  expect(() => decodeModel(new Uint8Array())).toThrow(
    'ONNX file must hold a model with a graph, but got a model without graph.',
  );
});
