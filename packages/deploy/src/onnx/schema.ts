import protobuf from 'protobufjs/light.js';

type Field = readonly [type: string, id: number, rule?: 'repeated'];

function message(fields: Readonly<Record<string, Field>>): protobuf.IType {
  const described = Object.entries(fields).map(([name, [type, id, rule]]) => [
    name,
    rule === undefined ? { type, id } : { type, id, rule },
  ]);
  return { fields: Object.fromEntries(described) as protobuf.IType['fields'] };
}

const messages = {
  StringStringEntryProto: message({ key: ['string', 1], value: ['string', 2] }),
  OperatorSetIdProto: message({ domain: ['string', 1], version: ['int64', 2] }),
  Dimension: message({ dimValue: ['int64', 1], dimParam: ['string', 2] }),
  TensorShapeProto: message({ dim: ['Dimension', 1, 'repeated'] }),
  TensorType: message({ elemType: ['int32', 1], shape: ['TensorShapeProto', 2] }),
  TypeProto: message({ tensorType: ['TensorType', 1] }),
  ValueInfoProto: message({ name: ['string', 1], type: ['TypeProto', 2] }),
  TensorProto: message({
    dims: ['int64', 1, 'repeated'],
    dataType: ['int32', 2],
    name: ['string', 8],
    rawData: ['bytes', 9],
  }),
  AttributeProto: message({
    name: ['string', 1],
    f: ['float', 2],
    i: ['int64', 3],
    s: ['bytes', 4],
    floats: ['float', 7, 'repeated'],
    ints: ['int64', 8, 'repeated'],
    type: ['int32', 20],
  }),
  NodeProto: message({
    input: ['string', 1, 'repeated'],
    output: ['string', 2, 'repeated'],
    name: ['string', 3],
    opType: ['string', 4],
    attribute: ['AttributeProto', 5, 'repeated'],
    domain: ['string', 7],
  }),
  GraphProto: message({
    node: ['NodeProto', 1, 'repeated'],
    name: ['string', 2],
    initializer: ['TensorProto', 5, 'repeated'],
    input: ['ValueInfoProto', 11, 'repeated'],
    output: ['ValueInfoProto', 12, 'repeated'],
  }),
  ModelProto: message({
    irVersion: ['int64', 1],
    producerName: ['string', 2],
    producerVersion: ['string', 3],
    docString: ['string', 6],
    graph: ['GraphProto', 7],
    opsetImport: ['OperatorSetIdProto', 8, 'repeated'],
    metadataProps: ['StringStringEntryProto', 14, 'repeated'],
  }),
};

/**
 * The part of the ONNX wire format that is written and read here, as a protobuf type.
 *
 * Names and field numbers are those of `onnx.proto3`; enumerations are plain int32.
 *
 * @see https://github.com/onnx/onnx/blob/main/onnx/onnx.proto3
 */
export const modelProto: protobuf.Type = protobuf.Root.fromJSON({
  nested: { onnx: { nested: messages } },
}).lookupType('onnx.ModelProto');
