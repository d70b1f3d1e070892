import type { Random } from '@espalier/random';
import type { backend_util } from '@tensorflow/tfjs-core';
import { activationCodes, modes } from '../../src/kernel-arguments.ts';
import type { KernelSet } from '../../src/kernel-set.ts';
import { scratchBytes } from '../../src/plan/scratch-bytes.ts';
import { eachProduct } from '../loops.ts';
import { runKernel } from '../run-kernel.ts';
import { definitions, slopeOf, type ActivationCode } from './activations.ts';
import { momentsOf } from './moments.ts';
import { bordered, expectSums, WeighedSums } from './weighed-sums.ts';
import {
  argumentAt,
  extentsOf,
  gridValues,
  infoOf,
  randomOf,
  scales,
  shifts,
  type LazyTensor,
  type WindowCase,
} from './window-case.ts';

/** What a call of a convolution kernel may ask for beside the convolution. */
export interface WindowOptions {
  readonly activation?: ActivationCode;
  readonly scaled?: boolean;
  readonly bias?: boolean;
  readonly moments?: boolean;
  readonly outputSlope?: boolean;
  readonly sums?: boolean;
  readonly mode?: keyof typeof modes;
  readonly inputMean?: number;
}

/** Operands of both passes. */
interface Window {
  readonly info: backend_util.Conv2DInfo;
  readonly depthwise: boolean;
  readonly input: LazyTensor;
  readonly filter: Float32Array;
  readonly random: Random;
  readonly outputs: number;
  readonly label: string;
}

function windowOf(given: WindowCase, options: WindowOptions): Window {
  const info = infoOf(given);
  const random = randomOf({ ...given, ...options });
  const [channels, outputs] = [info.inChannels, info.outChannels];
  const scaled = options.scaled === true;
  const pixels = info.batchSize * info.inHeight * info.inWidth;
  const weights = info.filterHeight * info.filterWidth * channels;
  return {
    ...{
      info,
      random,
      depthwise: given.depthwise,
      label: JSON.stringify({ ...given, ...options }),
    },
    input: {
      x: gridValues(random, pixels * channels, options.inputMean),
      activation: options.activation ?? 'none',
      ...(scaled ? { scale: scales(random, channels), shift: shifts(random, channels) } : {}),
    },
    filter: normals(random, given.depthwise ? weights : weights * outputs),
    outputs: info.batchSize * info.outHeight * info.outWidth * outputs,
  };
}

function normals(random: Random, count: number): Float32Array {
  return Float32Array.from({ length: count }, () => random.normal());
}

function operandsOf({ info, input, filter }: Window, kernel: Parameters<typeof scratchBytes>[0]) {
  const extents = extentsOf(info);
  return {
    ...input,
    activation: activationCodes[input.activation],
    filter,
    ...extents,
    scratch: scratchBytes(kernel, extents),
  };
}

const valuesOf = (input: LazyTensor): Float64Array =>
  Float64Array.from(input.x, (_, at) => definitions[input.activation](argumentAt(input, at)));

/** Checks a forward kernel against loops in float64: output and moments. */
export function checkForward(set: KernelSet, given: WindowCase, options: WindowOptions = {}): void {
  const window = windowOf(given, options);
  const { info, depthwise, random, outputs, label } = window;
  const bias = options.bias === true ? normals(random, info.outChannels) : undefined;
  const values = valuesOf(window.input);
  const y = new WeighedSums(
    Float64Array.from({ length: outputs }, (_, at) => bias?.[at % info.outChannels] ?? 0),
  );
  eachProduct(info, depthwise, (at) => {
    y.add(at.y, values[at.x]! * window.filter[at.filter]!);
  });
  const name = depthwise ? 'depthwiseForward' : 'convolutionForward';
  const unset = new Float32Array(info.outChannels).fill(NaN);
  const found = runKernel(set, name, {
    ...operandsOf(window, name),
    y: bordered(new Float32Array(outputs).fill(NaN)),
    ...(bias && { bias }),
    ...(options.moments === true && { mean: bordered(unset), variance: bordered(unset) }),
  });
  expectSums(found['y'], y, label);
  if (options.moments !== true) return;
  // Of the outputs as they were rounded: the moments' own errors are what is looked for here.
  const { mean, variance } = momentsOf(found['y']!.subarray(0, outputs), info.outChannels);
  const scale = new WeighedSums(mean);
  scale.magnitudes.set(mean.map((value, f) => Math.abs(value) + Math.sqrt(variance[f]!)));
  expectSums(found['mean'], scale, `mean ${label}`);
  expectSums(found['variance'], new WeighedSums(variance), `variance ${label}`);
}

/** Checks a backward kernel against loops in float64: every gradient and sum. */
export function checkBackward(
  set: KernelSet,
  given: WindowCase,
  options: WindowOptions = {},
): void {
  const window = windowOf(given, options);
  const { info, depthwise, input, filter, random, outputs, label } = window;
  const [channels, columns] = [info.inChannels, info.outChannels];
  const mode = options.mode ?? 'set';
  const slope = options.outputSlope === true ? outputSlopeOf(random, outputs, columns) : undefined;
  const dy = slope?.dy ?? normals(random, outputs);
  const da = new WeighedSums(slope === undefined ? dy : new Float64Array(outputs));
  if (slope !== undefined) {
    dy.forEach((value, at) => {
      const f = at % columns;
      da.add(at, slope.slopeDy[f]! * value);
      da.add(at, slope.slopeY[f]! * slope.y[at]!);
      da.add(at, slope.slopeOne[f]!);
    });
  }
  const start = {
    dx: normals(random, input.x.length),
    dFilter: normals(random, filter.length),
    dBias: normals(random, columns),
    sumDx: normals(random, channels),
    sumDxCentered: normals(random, channels),
  };
  const center = normals(random, channels);
  const values = valuesOf(input);
  const dFilter = new WeighedSums(start.dFilter);
  const inner = new WeighedSums(new Float64Array(input.x.length));
  eachProduct(info, depthwise, (at) => {
    const [value, magnitude] = [da.values[at.y]!, da.magnitudes[at.y]!];
    const [x, weight] = [values[at.x]!, filter[at.filter]!];
    dFilter.add(at.filter, value * x, magnitude * Math.abs(x));
    inner.add(at.x, value * weight, magnitude * Math.abs(weight));
  });
  const dBias = new WeighedSums(start.dBias);
  da.values.forEach((value, at) => {
    dBias.add(at % columns, value, da.magnitudes[at]);
  });
  const dx = new WeighedSums(mode === 'add' ? start.dx : new Float64Array(input.x.length));
  const sumDx = new WeighedSums(start.sumDx);
  const sumDxCentered = new WeighedSums(start.sumDxCentered);
  inner.values.forEach((value, at) => {
    const activation = slopeOf(input.activation, argumentAt(input, at));
    const g = value * activation;
    // A slope near zero has an error of its own, of some 1e-6.
    const magnitude = (Math.abs(activation) + 0.1) * inner.magnitudes[at]!;
    const distance = input.x[at]! - center[at % channels]!;
    dx.add(at, g, magnitude);
    sumDx.add(at % channels, g, magnitude);
    sumDxCentered.add(at % channels, g * distance, magnitude * Math.abs(distance));
  });
  const name = depthwise ? 'depthwiseBackward' : 'convolutionBackward';
  const withSums = options.sums === true && mode !== 'skip';
  const found = runKernel(set, name, {
    ...operandsOf(window, name),
    ...(slope ?? { dy }),
    mode: modes[mode],
    dFilter: bordered(start.dFilter),
    ...(options.bias === true && { dBias: bordered(start.dBias) }),
    ...(mode !== 'skip' && { dx: bordered(start.dx) }),
    ...(withSums && {
      center,
      sumDx: bordered(start.sumDx),
      sumDxCentered: bordered(start.sumDxCentered),
    }),
  });
  expectSums(found['dFilter'], dFilter, `dFilter ${label}`);
  if (options.bias === true) expectSums(found['dBias'], dBias, `dBias ${label}`);
  if (mode !== 'skip') expectSums(found['dx'], dx, `dx ${label}`);
  if (!withSums) return;
  expectSums(found['sumDx'], sumDx, `sumDx ${label}`);
  expectSums(found['sumDxCentered'], sumDxCentered, `sumDxCentered ${label}`);
}

function outputSlopeOf(random: Random, outputs: number, columns: number) {
  return {
    dy: normals(random, outputs),
    y: normals(random, outputs),
    slopeDy: normals(random, columns),
    slopeY: normals(random, columns),
    slopeOne: normals(random, columns),
  };
}
