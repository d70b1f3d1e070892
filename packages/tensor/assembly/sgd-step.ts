import { multiplyAdd } from './lanes';
import { storePart } from './partial-vectors';

@unmanaged
class SgdStep {
  weight: usize;
  gradient: usize;
  velocity: usize;
  count: i32;
  learningRate: f32;
  momentum: f32;
  decay: f32;
  nesterov: i32;
}

/**
 * One step of stochastic gradient descent with momentum and weight decay, in place.
 *
 * g = gradient + decay * weight, velocity = momentum * velocity + g,
 * weight -= learningRate * (nesterov ? g + momentum * velocity : velocity)
 *
 * @see Sutskever et al. 2013, section 2, with the rate outside the velocity as PyTorch has it
 */
export function sgdStep(block: usize): void {
  const a = changetype<SgdStep>(block);
  const rate = f32x4.splat(-a.learningRate);
  const momentum = f32x4.splat(a.momentum);
  const decay = f32x4.splat(a.decay);
  const nesterov = a.nesterov != 0;
  for (let i = 0; i < a.count; i += 4) {
    const place = usize(i) << 2;
    const weight = v128.load(a.weight + place);
    const g = multiplyAdd(v128.load(a.gradient + place), decay, weight);
    const velocity = multiplyAdd(g, momentum, v128.load(a.velocity + place));
    const move = nesterov ? multiplyAdd(g, momentum, velocity) : velocity;
    storePart(a.velocity + place, velocity, a.count - i);
    storePart(a.weight + place, multiplyAdd(weight, rate, move), a.count - i);
  }
}
