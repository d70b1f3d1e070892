import { stream, type Random } from '@espalier/random';
import { backend_util } from '@tensorflow/tfjs-core';
import type { ActivationCode } from './activations.ts';

/** One convolution that kernels are tested on. */
export interface WindowCase {
  readonly filter: readonly [height: number, width: number];
  readonly stride: readonly [y: number, x: number];
  readonly dilation: readonly [y: number, x: number];
  readonly pad: 'same' | 'valid' | backend_util.ExplicitPadding;
  readonly channels: readonly [input: number, output: number];
  readonly batch: number;
  readonly image: readonly [height: number, width: number];
  readonly depthwise: boolean;
}

/** The case that others vary: 3x3, stride 1, on two images of 7x9. */
export const plainCase: WindowCase = {
  filter: [3, 3],
  stride: [1, 1],
  dilation: [1, 1],
  pad: 'same',
  channels: [3, 5],
  batch: 2,
  image: [7, 9],
  depthwise: false,
};

/** Padding of different width on each side. */
export const unevenPadding: backend_util.ExplicitPadding = [
  [0, 0],
  [2, 1],
  [1, 3],
  [0, 0],
];

/** Extents of a case as TensorFlow.js computes them. */
export function infoOf(given: WindowCase): backend_util.Conv2DInfo {
  const { filter, channels, depthwise } = given;
  return backend_util.computeConv2DInfo(
    [given.batch, ...given.image, channels[0]],
    [...filter, channels[0], depthwise ? 1 : channels[1]],
    [...given.stride],
    [...given.dilation],
    given.pad,
    'floor',
    depthwise,
  );
}

/** Extents of a case by the names of the argument blocks. */
export function extentsOf(w: backend_util.Conv2DInfo): Record<string, number> {
  return {
    ...{ batch: w.batchSize, inputHeight: w.inHeight, inputWidth: w.inWidth },
    ...{ inputChannels: w.inChannels, outputHeight: w.outHeight, outputWidth: w.outWidth },
    ...{ outputChannels: w.outChannels, filterHeight: w.filterHeight, filterWidth: w.filterWidth },
    ...{ strideY: w.strideHeight, strideX: w.strideWidth, top: w.padInfo.top },
    ...{ left: w.padInfo.left, dilationY: w.dilationHeight, dilationX: w.dilationWidth },
  };
}

/** A tensor [rows, channels] that is read as activation(scale * x + shift). */
export interface LazyTensor {
  readonly x: Float32Array;
  readonly scale?: Float32Array;
  readonly shift?: Float32Array;
  readonly activation: ActivationCode;
}

/** scale * x + shift at a flat place. */
export function argumentAt({ x, scale, shift }: LazyTensor, at: number): number {
  const channel = scale === undefined ? 0 : at % scale.length;
  return (scale?.[channel] ?? 1) * x[at]! + (shift?.[channel] ?? 0);
}

/** A stream of random numbers for each case. */
export function randomOf(given: object): Random {
  return stream('window', JSON.stringify(given));
}

/**
 * Random values around a mean that keep scale * x + shift off every kink of an activation, with
 * {@link scales} and {@link shifts} or without: float32 then decides on its side as float64 does.
 */
export function gridValues(random: Random, count: number, mean = 0): Float32Array {
  return Float32Array.from({ length: count }, () => mean + (2 * steps(random, 16) + 1) / 32);
}

/** Scales in sixteenths. */
export function scales(random: Random, count: number): Float32Array {
  return Float32Array.from({ length: count }, () => 1 + steps(random, 4) / 16);
}

/** Shifts that are odd multiples of 1/1024. */
export function shifts(random: Random, count: number): Float32Array {
  return Float32Array.from({ length: count }, () => (2 * steps(random, 256) + 1) / 1024);
}

function steps(random: Random, deviation: number): number {
  return Math.round(deviation * random.normal());
}
