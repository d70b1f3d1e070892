import { roundHalfEven } from '@espalier/protocol';

const largest = 127;

/**
 * Symmetric int8 codes of a kernel whose last axis is the output channel.
 *
 * code[i] = clamp(roundHalfEven(float32(w[i] / scale[c])), -127, 127) with c = i mod channels
 *
 * -128 is left out, so that the code of -w is minus the code of w. The quotient is rounded to
 * float32 before it is rounded to an integer, as ONNX Runtime does. Depthwise kernels
 * [height, width, channels, 1] and dense ones [inputs, units] count their channels likewise.
 */
export function quantizeKernel(values: Float32Array, scales: Float32Array): Int8Array {
  const codes = new Int8Array(values.length);
  for (let index = 0; index < values.length; index++) {
    const code = roundHalfEven(Math.fround(values[index]! / scales[index % scales.length]!));
    codes[index] = Math.min(Math.max(code, -largest), largest);
  }
  return codes;
}
