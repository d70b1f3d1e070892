import { normalCdf } from '@espalier/random';
import type { activationCodes } from '../../src/kernel-arguments.ts';

/** An activation that kernels know. */
export type ActivationCode = keyof typeof activationCodes;

const sigmoid = (v: number) => 1 / (1 + Math.exp(-v));
const hardSigmoid = (v: number) => Math.min(Math.max(v + 3, 0), 6) / 6;

/** Every activation in float64, by its definition. */
export const definitions: Readonly<Record<ActivationCode, (v: number) => number>> = {
  none: (v) => v,
  relu: (v) => Math.max(v, 0),
  relu6: (v) => Math.min(Math.max(v, 0), 6),
  swish: (v) => v * sigmoid(v),
  hardSwish: (v) => v * hardSigmoid(v),
  sigmoid,
  hardSigmoid,
  tanh: Math.tanh,
  gelu: (v) => v * normalCdf(v),
};

/** Every activation's slope by central differences, good to 1e-8 away from kinks. */
export function slopeOf(activation: ActivationCode, v: number): number {
  const value = definitions[activation];
  const h = 1e-5;
  return (value(v + h) - value(v - h)) / (2 * h);
}
