import { load4, multiplyAdd } from './lanes';

/**
 * One step of stochastic gradient descent with momentum and weight decay.
 *
 * nextVelocity = momentum * velocity + (gradient + decay * weight)
 * nextWeight = weight - learningRate * nextVelocity
 *
 * Results go to new places, because the backend caches packed weights by tensor.
 */
export function momentumStep(
  weight: usize,
  gradient: usize,
  velocity: usize,
  nextWeight: usize,
  nextVelocity: usize,
  count: i32,
  learningRate: f32,
  momentum: f32,
  decay: f32,
): void {
  const bytes = usize(count) << 2;
  const rate4 = f32x4.splat(-learningRate);
  const momentum4 = f32x4.splat(momentum);
  const decay4 = f32x4.splat(decay);
  let i: usize = 0;
  for (; i + 16 <= bytes; i += 16) {
    const w = load4(weight + i);
    const slope = multiplyAdd(load4(gradient + i), w, decay4);
    const v = multiplyAdd(slope, load4(velocity + i), momentum4);
    v128.store(nextVelocity + i, v);
    v128.store(nextWeight + i, multiplyAdd(w, v, rate4));
  }
  for (; i < bytes; i += 4) {
    const w = load<f32>(weight + i);
    const slope = load<f32>(gradient + i) + w * decay;
    const v = slope + load<f32>(velocity + i) * momentum;
    store<f32>(nextVelocity + i, v);
    store<f32>(nextWeight + i, w - learningRate * v);
  }
}
