import type { Random } from '@espalier/random';
import { backwardDense, backwardSparse, forwardDense, forwardSparse, rectify } from './layer.ts';
import type { Layer } from './layer.ts';
import type { SparseInputs } from './samples.ts';

/** Numbers of inputs and of units. */
export interface PerceptronShape {
  readonly inputs: number;
  /** Hidden layers; 0 is a linear model. */
  readonly layers: number;
  /** Units of each. */
  readonly width: number;
}

/** A feed-forward network of one output, with all that a step through it needs. */
export interface Perceptron {
  readonly parameters: Float64Array;
  /** Sum of the gradients that `backward` added. */
  readonly gradient: Float64Array;
  /** The output at one of the inputs. */
  forward(inputs: SparseInputs, row: number): number;
  /** Adds the gradient of the last `forward`, times `slope`, the loss's by the output. */
  backward(inputs: SparseInputs, row: number, slope: number): void;
}

/**
 * A network of rectified layers and one linear output, with Glorot uniform kernels and biases 0.
 *
 * h₀ = x, hₗ = max(hₗ₋₁ Wₗ + bₗ, 0), y = h W + b. A step allocates nothing and skips zeros, of inputs as of
 * silent units: O(active · width) a layer.
 *
 * @see Glorot and Bengio 2010, "Understanding the difficulty of training deep feedforward neural
 * networks", equation 16, for the range
 */
export function createPerceptron(shape: PerceptronShape, random: Random): Perceptron {
  const sizes = [shape.inputs, ...new Array<number>(shape.layers).fill(shape.width), 1];
  const length = sizes.slice(1).reduce((sum, size, at) => sum + (sizes[at]! + 1) * size, 0);
  const [parameters, gradient] = [new Float64Array(length), new Float64Array(length)];
  const weights = layersOf(parameters, sizes);
  const gradients = layersOf(gradient, sizes);
  const outputs = sizes.slice(1).map((size) => new Float64Array(size));
  const slopes = sizes.slice(1).map((size) => new Float64Array(size));
  for (const [at, { kernel }] of weights.entries()) {
    const range = Math.sqrt(6 / (sizes[at]! + sizes[at + 1]!));
    for (let index = 0; index < kernel.length; index++)
      kernel[index] = range * (2 * random.uniform() - 1);
  }

  function forward(inputs: SparseInputs, row: number): number {
    forwardSparse(weights[0]!, inputs, { row, outputs: outputs[0]! });
    for (let layer = 1; layer < weights.length; layer++) {
      rectify(outputs[layer - 1]!);
      forwardDense(weights[layer]!, outputs[layer - 1]!, outputs[layer]!);
    }
    return outputs.at(-1)![0]!;
  }

  function backward(inputs: SparseInputs, row: number, slope: number): void {
    slopes.at(-1)![0] = slope;
    for (let layer = weights.length - 1; layer > 0; layer--) {
      const through = { inputs: outputs[layer - 1]!, slopes: slopes[layer - 1]! };
      backwardDense(
        { values: weights[layer]!, gradients: gradients[layer]! },
        through,
        slopes[layer]!,
      );
    }
    backwardSparse(gradients[0]!, inputs, { row, slopes: slopes[0]! });
  }

  return { parameters, gradient, forward, backward };
}

function layersOf(flat: Float64Array, sizes: readonly number[]): Layer[] {
  let offset = 0;
  return sizes.slice(1).map((size, at) => {
    const kernel = flat.subarray(offset, offset + sizes[at]! * size);
    const bias = flat.subarray(offset + kernel.length, offset + kernel.length + size);
    offset += kernel.length + size;
    return { kernel, bias };
  });
}
