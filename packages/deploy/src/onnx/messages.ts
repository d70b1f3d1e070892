/** One dimension: a fixed extent or the name of a free one. */
export type Dimension = { readonly dimValue: number } | { readonly dimParam: string };

/** `onnx.ValueInfoProto` of a tensor: its name, element type and shape. */
export interface ValueInfo {
  readonly name: string;
  readonly type: {
    readonly tensorType: {
      readonly elemType: number;
      readonly shape: { readonly dim: readonly Dimension[] };
    };
  };
}

/** `onnx.TensorProto` with its values as little-endian bytes. */
export interface TensorMessage {
  readonly name: string;
  readonly dims: readonly number[];
  readonly dataType: number;
  readonly rawData: Uint8Array;
}

/** `onnx.AttributeProto`; `type` says which of the value fields is used. */
export interface AttributeMessage {
  readonly name: string;
  readonly type: number;
  readonly f?: number;
  readonly i?: number;
  readonly s?: Uint8Array;
  readonly floats?: readonly number[];
  readonly ints?: readonly number[];
}

/** `onnx.NodeProto`. */
export interface NodeMessage {
  readonly name: string;
  readonly opType: string;
  readonly domain?: string;
  readonly input: readonly string[];
  readonly output: readonly string[];
  readonly attribute: readonly AttributeMessage[];
}

/** `onnx.GraphProto`. */
export interface GraphMessage {
  readonly name: string;
  readonly node: readonly NodeMessage[];
  readonly initializer: readonly TensorMessage[];
  readonly input: readonly ValueInfo[];
  readonly output: readonly ValueInfo[];
}

/** `onnx.ModelProto`. */
export interface ModelMessage {
  readonly irVersion: number;
  readonly producerName: string;
  readonly producerVersion: string;
  readonly docString: string;
  readonly graph: GraphMessage;
  readonly opsetImport: readonly { readonly domain: string; readonly version: number }[];
  readonly metadataProps: readonly { readonly key: string; readonly value: string }[];
}
