import type { OptimizerSettings, UpdateOptions } from '../src/index.ts';

/** One parameter as an optimizer keeps it, in float64. */
export interface Float64Slot {
  readonly weight: Float64Array;
  readonly velocity: Float64Array;
  readonly square: Float64Array;
  readonly decays: boolean;
}

/** A slot before the first step; RMSprop's squares start at 1, as TensorFlow's do. */
export function slotOf(
  values: Float32Array,
  { kind }: OptimizerSettings,
  decays: boolean,
): Float64Slot {
  return {
    weight: Float64Array.from(values),
    velocity: new Float64Array(values.length),
    square: new Float64Array(values.length).fill(kind === 'rmsprop' ? 1 : 0),
    decays,
  };
}

/** One step as the papers state it, number by number. */
export function float64Step(
  { weight, velocity, square, decays }: Float64Slot,
  gradient: ArrayLike<number>,
  { optimizer, learningRate, weightDecay, steps }: UpdateOptions & { readonly steps: number },
): void {
  const { kind, momentum } = optimizer;
  const decay = decays ? weightDecay : 0;
  for (let at = 0; at < weight.length; at++) {
    const w = weight[at]!;
    const g = gradient[at]! + (kind === 'adamw' ? 0 : decay * w);
    if (kind === 'sgd') {
      velocity[at] = momentum * velocity[at]! + g;
      weight[at] =
        w - learningRate * (optimizer.nesterov ? g + momentum * velocity[at]! : velocity[at]!);
      continue;
    }
    const { squareMomentum: keep, epsilon } = optimizer;
    square[at] = keep * square[at]! + (1 - keep) * g * g;
    if (kind === 'rmsprop') {
      const scaled = (learningRate * g) / Math.sqrt(square[at]! + epsilon);
      velocity[at] = momentum * velocity[at]! + scaled;
      weight[at] = w - velocity[at]!;
      continue;
    }
    velocity[at] = momentum * velocity[at]! + (1 - momentum) * g;
    const mean = velocity[at]! / (1 - momentum ** steps);
    const root = Math.sqrt(square[at]! / (1 - keep ** steps));
    const apart = kind === 'adamw' ? decay * w : 0;
    weight[at] = w - learningRate * (mean / (root + epsilon) + apart);
  }
}
