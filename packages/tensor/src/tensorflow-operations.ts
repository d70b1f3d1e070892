import type { Tensor } from '@tensorflow/tfjs-core';

/** The parts of the `tensorflow` backend that reach TensorFlow's own operations. */
export interface TensorflowBackend {
  readonly isUsingGpuDevice: boolean;
  readonly binding: {
    readonly TF_Version: string;
    readonly TF_FLOAT: number;
    readonly TF_ATTR_TYPE: number;
    readonly TF_ATTR_FLOAT: number;
    readonly TF_ATTR_BOOL: number;
    readonly TF_ATTR_STRING: number;
  };
  /** Runs an operation of TensorFlow by its name and gives its first `count` results. */
  executeMultipleOutputs(
    name: string,
    attributes: readonly OperationAttribute[],
    ...[inputs, count]: [inputs: readonly Tensor[], count: number]
  ): Tensor[];
}

/** An attribute of an operation as the binding takes it. */
export interface OperationAttribute {
  readonly name: string;
  readonly type: number;
  readonly value: number | boolean | string;
}
