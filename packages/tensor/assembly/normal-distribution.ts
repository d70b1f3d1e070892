import { exponential4 } from './exponential';
import { multiplyAdd } from './lanes';

/** exp(-x^2 / 2) of four values. */
@inline
export function bell4(x: v128): v128 {
  return exponential4(f32x4.mul(f32x4.mul(x, x), f32x4.splat(-0.5)));
}

/**
 * P(X <= x) of a standard normal X within 6 ulp, where bell = exp(-x^2 / 2).
 *
 * P(X <= -z) = bell * t * Q(t) for z >= 0, t = 1 / (1 + 0.35 z), Q the polynomial of degree 8 of least
 * greatest relative error (3e-8) up to z = 14; the other half by P(X <= z) = 1 - P(X <= -z).
 */
@inline
export function cumulative4(x: v128, bell: v128): v128 {
  const one = f32x4.splat(1);
  const t = f32x4.div(one, multiplyAdd(one, f32x4.abs(x), f32x4.splat(0.35)));
  let sum = multiplyAdd(f32x4.splat(0.14397168), t, f32x4.splat(-0.029145928));
  sum = multiplyAdd(f32x4.splat(-0.25571424), t, sum);
  sum = multiplyAdd(f32x4.splat(0.15917413), t, sum);
  sum = multiplyAdd(f32x4.splat(-0.023109814), t, sum);
  sum = multiplyAdd(f32x4.splat(0.10550799), t, sum);
  sum = multiplyAdd(f32x4.splat(0.11983287), t, sum);
  sum = multiplyAdd(f32x4.splat(0.13986187), t, sum);
  sum = multiplyAdd(f32x4.splat(0.13962141), t, sum);
  const tail = f32x4.mul(bell, f32x4.mul(t, sum));
  return v128.bitselect(tail, f32x4.sub(one, tail), f32x4.lt(x, f32x4.splat(0)));
}
