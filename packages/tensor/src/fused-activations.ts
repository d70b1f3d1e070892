import * as tf from '@tensorflow/tfjs-core';
import type { Activation } from '@espalier/network';
import { hasKernel } from './has-kernel.ts';

const kernelNames = { hardSwish: 'HardSwish', swish: 'Swish' } as const;

/**
 * An activation in one pass that keeps only its input for the gradient, or undefined where the backend
 * has no kernel for it and it is to be composed.
 *
 * Composed, hard swish is four operations forwards and six backwards.
 */
export function fusedActivation(x: tf.Tensor4D, activation: Activation): tf.Tensor4D | undefined {
  if (activation !== 'hardSwish' && activation !== 'swish') return undefined;
  const kernelName = kernelNames[activation];
  return hasKernel(kernelName) ? tf.engine().runKernel(kernelName, { x }) : undefined;
}

function gradientOf(kernelName: string): tf.GradConfig {
  return {
    kernelName,
    inputsToSave: ['x'],
    gradFunc(dy, saved) {
      const inputs = { x: saved[0]!, dy: dy as tf.Tensor };
      return { x: () => tf.engine().runKernel<tf.Tensor>(`${kernelName}Gradient`, inputs) };
    },
  };
}

/** Makes the kernels of fused activations differentiable. */
export const fusedGradients: readonly tf.GradConfig[] = Object.values(kernelNames).map(gradientOf);
