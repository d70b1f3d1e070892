import { multiplyAdd } from './lanes';
import { storePart } from './partial-vectors';

@unmanaged
class AdamStep {
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
  decoupledDecay: f32;
  correction: f32;
  squareCorrection: f32;
}

/**
 * One step of Adam, or of AdamW where the decay is decoupled, in place.
 *
 * g = gradient + decay * weight, velocity = momentum * velocity + (1 - momentum) * g,
 * square = squareMomentum * square + (1 - squareMomentum) * g^2, weight -= learningRate *
 * (velocity / correction / (sqrt(square / squareCorrection) + epsilon) + decoupledDecay * weight)
 *
 * @see Kingma and Ba 2015, Algorithm 1, https://arxiv.org/abs/1412.6980
 * @see Loshchilov and Hutter 2019, Algorithm 2, https://arxiv.org/abs/1711.05101
 */
export function adamStep(block: usize): void {
  const a = changetype<AdamStep>(block);
  const rate = f32x4.splat(-a.learningRate);
  const keep = f32x4.splat(a.momentum);
  const rest = f32x4.splat(1 - a.momentum);
  const squareKeep = f32x4.splat(a.squareMomentum);
  const squareRest = f32x4.splat(1 - a.squareMomentum);
  const epsilon = f32x4.splat(a.epsilon);
  const decay = f32x4.splat(a.decay);
  const decoupled = f32x4.splat(a.decoupledDecay);
  const correction = f32x4.splat(1 / a.correction);
  const squareCorrection = f32x4.splat(1 / a.squareCorrection);
  for (let i = 0; i < a.count; i += 4) {
    const place = usize(i) << 2;
    const left = a.count - i;
    const weight = v128.load(a.weight + place);
    const g = multiplyAdd(v128.load(a.gradient + place), decay, weight);
    const velocity = multiplyAdd(f32x4.mul(keep, v128.load(a.velocity + place)), rest, g);
    const old = f32x4.mul(squareKeep, v128.load(a.square + place));
    const square = multiplyAdd(old, squareRest, f32x4.mul(g, g));
    const deviation = f32x4.add(f32x4.sqrt(f32x4.mul(square, squareCorrection)), epsilon);
    const step = f32x4.div(f32x4.mul(velocity, correction), deviation);
    const move = multiplyAdd(step, decoupled, weight);
    storePart(a.velocity + place, velocity, left);
    storePart(a.square + place, square, left);
    storePart(a.weight + place, multiplyAdd(weight, rate, move), left);
  }
}
