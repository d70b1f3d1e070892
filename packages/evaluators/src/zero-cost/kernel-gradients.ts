import { requireBackend, type Model, type tf } from '@espalier/tensor';
import { kernelNames } from './initial-weights.ts';

/**
 * Gradients of a scalar in every kernel of a model, by full parameter name; zeros where the kernel
 * does not reach the scalar.
 */
export function kernelGradients(model: Model, scalar: () => tf.Scalar): Map<string, Float32Array> {
  const { tf: tfjs } = requireBackend();
  const kernels = kernelNames(model.network).map((name) => ({
    name,
    variable: model.variables.get(name)!,
  }));
  const { grads } = tfjs.variableGrads(
    scalar,
    kernels.map(({ variable }) => variable),
  );
  return new Map(
    kernels.map(({ name, variable }) => {
      const gradient = grads[variable.name] as tf.Tensor | null | undefined;
      const values = gradient ? Float32Array.from(gradient.dataSync()) : null;
      return [name, values ?? new Float32Array(variable.size)];
    }),
  );
}
