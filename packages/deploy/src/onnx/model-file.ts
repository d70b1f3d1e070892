import { EspalierError } from '@espalier/protocol';
import type { ModelMessage } from './messages.ts';
import { modelProto } from './schema.ts';

/** The bytes of an `.onnx` file. */
export function encodeModel(model: ModelMessage): Uint8Array {
  return modelProto.encode(modelProto.fromObject(model)).finish();
}

/**
 * The model in the bytes of an `.onnx` file; fields that are not read here are left out.
 *
 * @throws {EspalierError} `DATA_CORRUPT` when the bytes are not a protobuf message with a graph.
 */
export function decodeModel(bytes: Uint8Array): ModelMessage {
  const model = toModel(bytes);
  if (model.graph.node.length === 0) throw corrupt('a model without nodes', bytes.length);
  return model;
}

function toModel(bytes: Uint8Array): ModelMessage {
  try {
    const options = { longs: Number, defaults: true, bytes: Uint8Array };
    const model: unknown = modelProto.toObject(modelProto.decode(bytes), options);
    if ((model as Partial<ModelMessage>).graph) return model as ModelMessage;
  } catch (thrown) {
    throw corrupt(String(thrown), bytes.length);
  }
  throw corrupt('a model without graph', bytes.length);
}

function corrupt(got: string, length: number): EspalierError {
  return new EspalierError(
    'DATA_CORRUPT',
    `ONNX file must hold a model with a graph, but got ${got}. Export it again.`,
    { bytes: length },
  );
}
