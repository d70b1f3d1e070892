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
  readonly slope: OutputGradient;
  readonly outputs: number;
  readonly label: string;
}

/** Operands out of which the output's gradient is made. */
interface OutputGradient {
  readonly dy: Float32Array;
  readonly y?: Float32Array;
  readonly slopeDy?: Float32Array;
  readonly slopeY?: Float32Array;
  readonly slopeOne?: Float32Array;
}

function windowOf(given: WindowCase, options: WindowOptions): Window {
  const info = infoOf(given);
  const random = randomOf({ ...given, ...options });
  const [channels, outputs] = [info.inChannels, info.outChannels];
  const scaled = options.scaled === true;
  const pixels = info.batchSize * info.inHeight * info.inWidth;
  const weights = info.filterHeight * info.filterWidth * channels;
  const places = info.batchSize * info.outHeight * info.outWidth * outputs;
  return {
    ...{ info, random, depthwise: given.depthwise, outputs: places },
    label: JSON.stringify({ ...given, ...options }),
    input: {
      x: gridValues(random, pixels * channels, options.inputMean),
      activation: options.activation ?? 'none',
      ...(scaled && { scale: scales(random, channels), shift: shifts(random, channels) }),
    },
    filter: normals(random, given.depthwise ? weights : weights * outputs),
    slope: {
      dy: normals(random, places),
      ...(options.outputSlope === true && {
        ...{ y: normals(random, places), slopeDy: normals(random, outputs) },
        ...{ slopeY: normals(random, outputs), slopeOne: normals(random, outputs) },
      }),
    },
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
  const mode = options.mode ?? 'set';
  const start = startOf(window);
  const expected = gradientsOf(window, {
    ...start,
    ...(mode === 'set' && { dx: zeros(start.dx) }),
  });
  const wanted = wantedOf(options, mode);
  const name = given.depthwise ? 'depthwiseBackward' : 'convolutionBackward';
  const found = runKernel(set, name, {
    ...operandsOf(window, name),
    ...window.slope,
    mode: modes[mode],
    ...(wanted.includes('sumDx') && { center: start.center }),
    ...Object.fromEntries(wanted.map((field) => [field, bordered(start[field])])),
  });
  for (const field of wanted) {
    expectSums(found[field], expected[field], `${field} ${window.label}`);
  }
}

/** The gradients that a call is asked for. */
function wantedOf({ bias, sums }: WindowOptions, mode: keyof typeof modes): Gradient[] {
  const ofInput: Gradient[] = sums === true ? ['dx', 'sumDx', 'sumDxCentered'] : ['dx'];
  return [
    'dFilter',
    ...(bias === true ? (['dBias'] as const) : []),
    ...(mode === 'skip' ? [] : ofInput),
  ];
}

type Gradient = 'dFilter' | 'dBias' | 'dx' | 'sumDx' | 'sumDxCentered';
type Start = Readonly<Record<Gradient | 'center', Float32Array>>;

const zeros = ({ length }: Float32Array): Float32Array => new Float32Array(length);

/** What gradients hold before a call, and the centers of the sums. */
function startOf({ info, input, filter, random }: Window): Start {
  const values = (count: number): Float32Array => normals(random, count);
  return {
    ...{ dx: values(input.x.length), dFilter: values(filter.length) },
    ...{ dBias: values(info.outChannels), center: values(info.inChannels) },
    ...{ sumDx: values(info.inChannels), sumDxCentered: values(info.inChannels) },
  };
}

/** Every gradient by the definitions, added to its start. */
function gradientsOf(window: Window, start: Start): Record<Gradient, WeighedSums> {
  const { info, depthwise, input, filter } = window;
  const da = outputGradientOf(window);
  const values = valuesOf(input);
  const dFilter = new WeighedSums(start.dFilter);
  const inner = new WeighedSums(zeros(input.x));
  eachProduct(info, depthwise, (at) => {
    const [value, magnitude] = [da.values[at.y]!, da.magnitudes[at.y]!];
    const [x, weight] = [values[at.x]!, filter[at.filter]!];
    dFilter.add(at.filter, value * x, magnitude * Math.abs(x));
    inner.add(at.x, value * weight, magnitude * Math.abs(weight));
  });
  const dBias = new WeighedSums(start.dBias);
  da.values.forEach((value, at) => {
    dBias.add(at % info.outChannels, value, da.magnitudes[at]);
  });
  return { dFilter, dBias, ...inputGradientsOf(input, inner, start) };
}

/** slopeDy * dy + slopeY * y + slopeOne, or dy where there are no slopes. */
function outputGradientOf({ info, slope }: Window): WeighedSums {
  const { dy, y, slopeDy, slopeY, slopeOne } = slope;
  if (y === undefined) return new WeighedSums(dy);
  const da = new WeighedSums(zeros(dy));
  dy.forEach((value, at) => {
    const f = at % info.outChannels;
    da.add(at, slopeDy![f]! * value);
    da.add(at, slopeY![f]! * y[at]!);
    da.add(at, slopeOne![f]!);
  });
  return da;
}

/** The gradient with respect to x out of that with respect to the values, and its sums. */
function inputGradientsOf(
  input: LazyTensor,
  inner: WeighedSums,
  start: Start,
): Record<'dx' | 'sumDx' | 'sumDxCentered', WeighedSums> {
  const dx = new WeighedSums(start.dx);
  const sumDx = new WeighedSums(start.sumDx);
  const sumDxCentered = new WeighedSums(start.sumDxCentered);
  inner.values.forEach((value, at) => {
    const channel = at % start.center.length;
    const activation = slopeOf(input.activation, argumentAt(input, at));
    const g = value * activation;
    // A slope near zero has an error of its own, of some 1e-6.
    const magnitude = (Math.abs(activation) + 0.1) * inner.magnitudes[at]!;
    const distance = input.x[at]! - start.center[channel]!;
    dx.add(at, g, magnitude);
    sumDx.add(channel, g, magnitude);
    sumDxCentered.add(channel, g * distance, magnitude * Math.abs(distance));
  });
  return { dx, sumDx, sumDxCentered };
}
