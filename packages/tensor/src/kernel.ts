import { backend_util, util, type KernelFunc, type TensorInfo } from '@tensorflow/tfjs-core';
import type { KernelName, Pointer } from './kernel-arguments.ts';

/** Operands of a kernel by argument name; a tensor stands for the place of its values. */
export type KernelOperands = Readonly<Record<string, number | TensorInfo>>;

/** What a kernel may do with the memory of the wasm backend. */
export interface KernelContext {
  /** Runs a kernel of the list `kernelArguments`. */
  readonly run: (kernel: KernelName, operands: KernelOperands) => void;
  /** Where the values of a tensor begin; fixed for the life of the tensor. */
  readonly pointer: (tensor: TensorInfo) => Pointer;
  /** The values of a tensor in place; good until the next tensor is made, which may move them. */
  readonly view: (tensor: TensorInfo) => Float32Array | Int32Array;
  /** Calls `use` with `count` float32 values of working memory. */
  readonly scratch: (count: number, use: (place: Pointer) => void) => void;
  /** A new float32 tensor with unset values. */
  readonly output: (shape: readonly number[]) => TensorInfo;
  /** The same values under the same shape, without a copy. */
  readonly share: (tensor: TensorInfo) => TensorInfo;
  /** The function that the backend itself has for a kernel. */
  readonly stock: (kernelName: string) => KernelFunc;
}

/** Extents of a convolution or pooling, as TensorFlow.js computes them. */
export type Window = Pick<
  backend_util.Conv2DInfo,
  | 'batchSize'
  | 'inHeight'
  | 'inWidth'
  | 'inChannels'
  | 'outHeight'
  | 'outWidth'
  | 'outChannels'
  | 'filterHeight'
  | 'filterWidth'
  | 'strideHeight'
  | 'strideWidth'
  | 'padInfo'
  | 'dilationHeight'
  | 'dilationWidth'
>;

/** Extents of a window as kernels name them. */
export function geometryOf(w: Window): Record<string, number> {
  return {
    ...{ batch: w.batchSize, inputHeight: w.inHeight, inputWidth: w.inWidth },
    ...{ inputChannels: w.inChannels, outputHeight: w.outHeight, outputWidth: w.outWidth },
    ...{ outputChannels: w.outChannels, filterHeight: w.filterHeight, filterWidth: w.filterWidth },
    ...{ strideY: w.strideHeight, strideX: w.strideWidth, top: w.padInfo.top },
    ...{ left: w.padInfo.left, dilationY: w.dilationHeight, dilationX: w.dilationWidth },
  };
}

/** Rows and channels of a channels-last tensor. */
export function rowsOf({ shape }: TensorInfo): {
  readonly rows: number;
  readonly channels: number;
} {
  const channels = shape.at(-1)!;
  return { rows: util.sizeFromShape(shape) / channels, channels };
}

/** A tensor of any shape as rows of one channel, for what treats all values alike. */
export function valuesOf({ shape }: TensorInfo): {
  readonly rows: number;
  readonly channels: number;
} {
  return { rows: util.sizeFromShape(shape), channels: 1 };
}

/** One kernel of the list `kernels`: it replaces or adds the TensorFlow.js kernel of that name. */
export interface WasmKernel {
  readonly name: string;
  readonly create: (context: KernelContext) => KernelFunc;
}

/** Attributes that TensorFlow.js hands to gradients of convolutions. */
export interface ConvolutionAttributes {
  readonly strides: number | [number, number];
  readonly pad: 'same' | 'valid' | number | backend_util.ExplicitPadding;
  readonly dilations?: number | [number, number];
  readonly dimRoundingMode?: 'floor' | 'round' | 'ceil';
}

/** Shapes that meet in a convolution: input [n, h, w, c] and filter [kh, kw, c, f]. */
export interface ConvolutionShapes {
  readonly input: readonly number[];
  readonly filter: readonly number[];
  readonly depthwise: boolean;
}

/** Extents of a channels-last convolution. */
export function convolutionWindow(
  { input, filter, depthwise }: ConvolutionShapes,
  { strides, pad, dilations, dimRoundingMode }: ConvolutionAttributes,
): backend_util.Conv2DInfo {
  return backend_util.computeConv2DInfo(
    input as [number, number, number, number],
    filter as [number, number, number, number],
    strides,
    dilations ?? 1,
    pad,
    dimRoundingMode,
    depthwise,
  );
}
