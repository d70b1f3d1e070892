import { multiplyAdd } from './lanes';
import { storePart } from './partial-vectors';

@unmanaged
class RmspropStep {
  weight: usize;
  gradient: usize;
  velocity: usize;
  square: usize;
  count: i32;
  learningRate: f32;
  momentum: f32;
  squareMomentum: f32;
  epsilon: f32;
  decay: f32;
}

/**
 * One step of RMSprop with momentum as TensorFlow and MnasNet have it, in place.
 *
 * g = gradient + decay * weight, square = squareMomentum * square + (1 - squareMomentum) * g^2,
 * velocity = momentum * velocity + learningRate * g / sqrt(square + epsilon), weight -= velocity
 *
 * @see Tan et al. 2019, "MnasNet", section 5.1, https://arxiv.org/abs/1807.11626
 */
export function rmspropStep(block: usize): void {
  const a = changetype<RmspropStep>(block);
  const rate = f32x4.splat(a.learningRate);
  const momentum = f32x4.splat(a.momentum);
  const keep = f32x4.splat(a.squareMomentum);
  const rest = f32x4.splat(1 - a.squareMomentum);
  const epsilon = f32x4.splat(a.epsilon);
  const decay = f32x4.splat(a.decay);
  for (let i = 0; i < a.count; i += 4) {
    const place = usize(i) << 2;
    const left = a.count - i;
    const weight = v128.load(a.weight + place);
    const g = multiplyAdd(v128.load(a.gradient + place), decay, weight);
    const old = f32x4.mul(keep, v128.load(a.square + place));
    const square = multiplyAdd(old, rest, f32x4.mul(g, g));
    const step = f32x4.div(f32x4.mul(rate, g), f32x4.sqrt(f32x4.add(square, epsilon)));
    const velocity = multiplyAdd(step, momentum, v128.load(a.velocity + place));
    storePart(a.square + place, square, left);
    storePart(a.velocity + place, velocity, left);
    storePart(a.weight + place, f32x4.sub(weight, velocity), left);
  }
}
