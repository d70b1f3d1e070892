import type { TensorMessage } from './messages.ts';

/** Values that an ONNX tensor may be made of. */
export type TensorValues = Float32Array | Uint8Array | Int8Array | Int32Array | BigInt64Array;

/** Numbers of `onnx.TensorProto.DataType`. */
export const dataTypes = { float: 1, uint8: 2, int8: 3, int32: 6, int64: 7 } as const;

/** Values and their extents as an ONNX tensor; the bytes are those of the array itself. */
export function tensorMessage(
  name: string,
  values: TensorValues,
  dims: readonly number[],
): TensorMessage {
  const rawData = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  return { name, dims, dataType: dataTypeOf(values), rawData };
}

function dataTypeOf(values: TensorValues): number {
  if (values instanceof Float32Array) return dataTypes.float;
  if (values instanceof Uint8Array) return dataTypes.uint8;
  if (values instanceof Int8Array) return dataTypes.int8;
  return values instanceof Int32Array ? dataTypes.int32 : dataTypes.int64;
}
