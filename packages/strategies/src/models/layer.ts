import type { SparseInputs } from './samples.ts';

/** One layer: views into the flat parameters or their gradient. */
export interface Layer {
  /** [inputs, outputs], row-major. */
  readonly kernel: Float64Array;
  readonly bias: Float64Array;
}

/** Outputs of the first layer, x W + b, of one of the inputs. */
export function forwardSparse(
  { kernel, bias }: Layer,
  { starts, columns, values }: SparseInputs,
  { row, outputs }: { readonly row: number; readonly outputs: Float64Array },
): void {
  const width = outputs.length;
  outputs.set(bias);
  for (let entry = starts[row]!; entry < starts[row + 1]!; entry++) {
    const value = values[entry]!;
    const from = columns[entry]! * width;
    for (let unit = 0; unit < width; unit++) outputs[unit]! += value * kernel[from + unit]!;
  }
}

/** max(h, 0), in place. */
export function rectify(values: Float64Array): void {
  for (let unit = 0; unit < values.length; unit++) if (values[unit]! < 0) values[unit] = 0;
}

/** Outputs of a layer, h W + b; silent inputs are skipped. */
export function forwardDense(
  { kernel, bias }: Layer,
  inputs: Float64Array,
  outputs: Float64Array,
): void {
  const width = outputs.length;
  outputs.set(bias);
  for (let input = 0; input < inputs.length; input++) {
    const value = inputs[input]!;
    if (value === 0) continue;
    const from = input * width;
    for (let unit = 0; unit < width; unit++) outputs[unit]! += value * kernel[from + unit]!;
  }
}

/** Adds to the layer's gradient, and writes the slopes by its inputs; silent units have slope 0. */
export function backwardDense(
  { values, gradients }: { readonly values: Layer; readonly gradients: Layer },
  through: { readonly inputs: Float64Array; readonly slopes: Float64Array },
  slopes: Float64Array,
): void {
  const width = slopes.length;
  for (let unit = 0; unit < width; unit++) gradients.bias[unit]! += slopes[unit]!;
  for (let input = 0; input < through.inputs.length; input++) {
    const value = through.inputs[input]!;
    let sum = 0;
    if (value !== 0) {
      for (let unit = 0, at = input * width; unit < width; unit++, at++) {
        sum += values.kernel[at]! * slopes[unit]!;
        gradients.kernel[at]! += value * slopes[unit]!;
      }
    }
    through.slopes[input] = sum;
  }
}

/** Adds to the gradient of the first layer. */
export function backwardSparse(
  gradients: Layer,
  { starts, columns, values }: SparseInputs,
  { row, slopes }: { readonly row: number; readonly slopes: Float64Array },
): void {
  const width = slopes.length;
  for (let unit = 0; unit < width; unit++) gradients.bias[unit]! += slopes[unit]!;
  for (let entry = starts[row]!; entry < starts[row + 1]!; entry++) {
    const value = values[entry]!;
    const from = columns[entry]! * width;
    for (let unit = 0; unit < width; unit++)
      gradients.kernel[from + unit]! += value * slopes[unit]!;
  }
}
