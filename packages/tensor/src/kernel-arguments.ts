/** Byte offset into the memory that kernels work on. */
export type Pointer = number;

/**
 * A tensor that is read through normalization and activation, without being written out:
 *
 * value[r, c] = activation(scale[c] * x[r, c] + shift[c]); scale 0 (no pointer) leaves the product and sum out
 */
const lazyInput = ['x', 'scale', 'shift', 'activation'] as const;

/**
 * Where the gradient with respect to a lazy input goes.
 *
 * Of slope D with respect to value: g[r, c] = D[r, c] * activation'(scale[c] * x[r, c] + shift[c]);
 * dx = g (mode 1), dx += g (mode 2) or nothing (mode 0); where sumDx is a pointer,
 * sumDx[c] += sum over r of g[r, c], sumDxCentered[c] += sum over r of g[r, c] * (x[r, c] - center[c]).
 */
const lazySlope = ['dx', 'mode', 'center', 'sumDx', 'sumDxCentered'] as const;

/**
 * An output's gradient before normalization, made out of that behind it while it is read:
 *
 * da[r, f] = slopeDy[f] * dy[r, f] + slopeY[f] * y[r, f] + slopeOne[f]; slopeDy 0 (no pointer): da = dy
 */
const outputSlope = ['dy', 'y', 'slopeDy', 'slopeY', 'slopeOne'] as const;

/** Extents of a sliding window over channels-last images. */
const geometry = [
  ...['batch', 'inputHeight', 'inputWidth', 'inputChannels'],
  ...['outputHeight', 'outputWidth', 'outputChannels', 'filterHeight', 'filterWidth'],
  ...['strideY', 'strideX', 'top', 'left', 'dilationY', 'dilationX'],
] as const;

/**
 * The argument block of every kernel: 32-bit fields in this order, at a multiple of 4 bytes.
 *
 * Every kernel takes one operand, the place of its block. A field is a pointer, an extent or, where
 * {@link floatArguments} names it, a float32.
 */
export const kernelArguments = {
  activateBackward: ['dy', ...lazyInput, ...lazySlope, 'rows', 'channels'],
  activateForward: [
    ...lazyInput,
    ...['x2', 'scale2', 'shift2', 'activation2', 'y', 'mode', 'mean', 'variance'],
    ...['rows', 'channels'],
  ],
  adamStep: [
    ...['weight', 'gradient', 'velocity', 'square', 'count', 'learningRate', 'momentum'],
    ...['squareMomentum', 'epsilon', 'decay', 'decoupledDecay', 'correction', 'squareCorrection'],
  ],
  applySlope: [...outputSlope, 'dx', 'mode', 'rows', 'channels'],
  attentionBackward: [
    ...['query', 'key', 'value', 'probabilities', 'dy', 'dQuery', 'dKey', 'dValue', 'mode'],
    ...['scratch', 'batch', 'tokens', 'channels', 'heads'],
  ],
  attentionForward: [
    ...['query', 'key', 'value', 'probabilities', 'y', 'scratch'],
    ...['batch', 'tokens', 'channels', 'heads'],
  ],
  averagePoolBackward: ['dy', 'dx', 'mode', 'countPadding', ...geometry],
  averagePoolForward: ['x', 'y', 'countPadding', ...geometry],
  batchMoments: ['x', 'rows', 'channels', 'mean', 'variance'],
  convolutionBackward: [
    ...outputSlope,
    ...lazyInput,
    ...lazySlope,
    ...['filter', 'dFilter', 'dBias', 'scratch'],
    ...geometry,
  ],
  convolutionForward: [
    ...lazyInput,
    ...['filter', 'bias', 'y', 'mean', 'variance', 'scratch'],
    ...geometry,
  ],
  copyChannels: ['from', 'to', 'rows', 'fromStep', 'toStep', 'count', 'mode'],
  depthwiseBackward: [
    ...outputSlope,
    ...lazyInput,
    ...lazySlope,
    ...['filter', 'dFilter', 'dBias', 'scratch'],
    ...geometry,
  ],
  depthwiseForward: [
    ...lazyInput,
    ...['filter', 'bias', 'y', 'mean', 'variance', 'scratch'],
    ...geometry,
  ],
  globalAveragePoolBackward: ['dy', ...lazyInput, ...lazySlope, 'batch', 'pixels', 'channels'],
  globalAveragePoolForward: [...lazyInput, 'y', 'batch', 'pixels', 'channels'],
  layerNormBackward: [
    ...['dy', 'x', 'gamma', 'dx', 'mode', 'dGamma', 'dBeta', 'rows', 'channels', 'epsilon'],
  ],
  layerNormForward: ['x', 'gamma', 'beta', 'y', 'rows', 'channels', 'epsilon'],
  maxPoolBackward: ['x', 'y', 'dy', 'dx', 'mode', ...geometry],
  maxPoolForward: ['x', 'y', ...geometry],
  movingAverage: ['average', 'weight', 'count', 'keep'],
  normalizationBackward: [
    ...['sumDx', 'sumDxCentered', 'mean', 'inverse', 'gamma', 'dGamma', 'dBeta'],
    ...['slopeDy', 'slopeY', 'slopeOne', 'rows', 'channels'],
  ],
  normalizationForward: [
    ...['mean', 'variance', 'gamma', 'beta', 'scale', 'shift', 'inverse', 'channels', 'epsilon'],
  ],
  rmspropStep: [
    ...['weight', 'gradient', 'velocity', 'square', 'count', 'learningRate', 'momentum'],
    ...['squareMomentum', 'epsilon', 'decay'],
  ],
  scaleBackward: [
    ...['dy', ...lazyInput, ...lazySlope, 'gate', 'gateActivation', 'dGate', 'gateMode'],
    ...['batch', 'pixels', 'channels'],
  ],
  scaleForward: [...lazyInput, 'gate', 'gateActivation', 'y', 'batch', 'pixels', 'channels'],
  scaleValues: ['values', 'count', 'factor'],
  sgdStep: [
    ...['weight', 'gradient', 'velocity', 'count', 'learningRate', 'momentum', 'decay', 'nesterov'],
  ],
  softmaxCrossEntropy: [
    ...['logits', 'targets', 'dLogits', 'mode', 'loss', 'rows', 'classes', 'factor', 'temperature'],
  ],
  sumOfSquares: ['values', 'count', 'result'],
} as const;

/** A kernel of the list {@link kernelArguments}. */
export type KernelName = keyof typeof kernelArguments;

/** Arguments that are float32; all others are 32-bit whole numbers. */
export const floatArguments: ReadonlySet<string> = new Set([
  ...['correction', 'decay', 'decoupledDecay', 'epsilon', 'factor', 'keep', 'learningRate'],
  ...['momentum', 'squareCorrection', 'squareMomentum', 'temperature'],
]);

/** Number by which kernels know an activation. */
export const activationCodes = {
  none: 0,
  relu: 1,
  relu6: 2,
  swish: 3,
  hardSwish: 4,
  sigmoid: 5,
  hardSigmoid: 6,
  tanh: 7,
  gelu: 8,
} as const;

/** Whether a kernel writes a gradient or an output, or adds to it. */
export const modes = { skip: 0, set: 1, add: 2 } as const;

/** Writes the argument block of a kernel at a place of the memory; arguments left out are 0. */
export function writeArguments(
  buffer: ArrayBuffer,
  [name, place]: readonly [name: KernelName, place: Pointer],
  values: Readonly<Record<string, number>>,
): void {
  const view = new DataView(buffer, place);
  for (const [index, field] of kernelArguments[name].entries()) {
    const value = values[field] ?? 0;
    if (floatArguments.has(field)) view.setFloat32(4 * index, value, true);
    else view.setInt32(4 * index, value, true);
  }
}
