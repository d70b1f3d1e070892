import { exponential4, exponentialMinusOne4 } from './exponential';
import { multiplyAdd } from './lanes';
import { bell4, cumulative4 } from './normal-distribution';

/** The numbers of `activationCodes` in src/kernel-arguments.ts. */
export enum Activation {
  none,
  relu,
  relu6,
  swish,
  hardSwish,
  sigmoid,
  hardSigmoid,
  tanh,
  gelu,
}

/** activation(v) of four values; a NaN stays one. Inlined: a constant code leaves one branch. */
@inline
export function activate4(code: i32, v: v128): v128 {
  if (code == Activation.none) return v;
  if (code == Activation.relu) return f32x4.pmax(v, f32x4.splat(0));
  if (code == Activation.relu6) return toSix4(v);
  return activateSmooth4(code, v);
}

/**
 * activation'(v) of four values, 0 at the kinks of relu and relu6.
 *
 * Inlined: a constant code leaves one branch.
 */
@inline
export function activationSlope4(code: i32, v: v128): v128 {
  const one = f32x4.splat(1);
  if (code == Activation.none) return one;
  if (code == Activation.relu) return v128.and(one, f32x4.gt(v, f32x4.splat(0)));
  if (code == Activation.relu6) return v128.and(one, between4(v, 0, 6));
  return smoothSlope4(code, v);
}

/** slope * activation'(v) of four values, in one operation for relu. */
@inline
export function timesActivationSlope4(code: i32, v: v128, slope: v128): v128 {
  if (code == Activation.none) return slope;
  if (code == Activation.relu) return v128.and(slope, f32x4.gt(v, f32x4.splat(0)));
  if (code == Activation.relu6) return v128.and(slope, between4(v, 0, 6));
  return f32x4.mul(slope, smoothSlope4(code, v));
}

@inline
function activateSmooth4(code: i32, v: v128): v128 {
  switch (code) {
    case Activation.swish:
      return f32x4.mul(v, sigmoid4(v));
    case Activation.hardSwish:
      return f32x4.mul(v, hardSigmoid4(v));
    case Activation.sigmoid:
      return sigmoid4(v);
    case Activation.hardSigmoid:
      return hardSigmoid4(v);
    case Activation.tanh:
      return tanh4(v);
    default:
      return f32x4.mul(v, cumulative4(v, bell4(v)));
  }
}

@inline
function smoothSlope4(code: i32, v: v128): v128 {
  switch (code) {
    case Activation.swish:
      return swishSlope4(v);
    case Activation.hardSwish:
      return hardSwishSlope4(v);
    case Activation.sigmoid: {
      const s = sigmoid4(v);
      return f32x4.sub(s, f32x4.mul(s, s));
    }
    case Activation.hardSigmoid:
      return v128.and(f32x4.splat(1 / f32(6)), between4(v, -3, 3));
    case Activation.tanh: {
      const y = tanh4(v);
      return f32x4.sub(f32x4.splat(1), f32x4.mul(y, y));
    }
    default:
      return geluSlope4(v);
  }
}

/** All bits of the lanes where low < v < high. */
@inline
function between4(v: v128, low: f32, high: f32): v128 {
  return v128.and(f32x4.gt(v, f32x4.splat(low)), f32x4.lt(v, f32x4.splat(high)));
}

/** min(max(v, 0), 6); in this order of operands a NaN stays one. */
@inline
function toSix4(v: v128): v128 {
  return f32x4.pmin(f32x4.pmax(v, f32x4.splat(0)), f32x4.splat(6));
}

@inline
function hardSigmoid4(v: v128): v128 {
  return f32x4.mul(toSix4(f32x4.add(v, f32x4.splat(3))), f32x4.splat(1 / f32(6)));
}

/** 1 / (1 + exp(-v)) */
@inline
function sigmoid4(v: v128): v128 {
  const one = f32x4.splat(1);
  return f32x4.div(one, f32x4.add(one, exponential4(f32x4.neg(v))));
}

/** tanh |v| = -e / (e + 2), e = exp(-2 |v|) - 1 */
@inline
function tanh4(v: v128): v128 {
  const e = exponentialMinusOne4(f32x4.mul(f32x4.abs(v), f32x4.splat(-2)));
  const y = f32x4.div(e, f32x4.add(e, f32x4.splat(2)));
  return v128.bitselect(v, f32x4.abs(y), f32x4.splat(-0.0));
}

/** s * (1 + v * e * s), e = exp(-v), s = sigmoid(v) = 1 / (1 + e), where e * s = 1 - s keeps its digits. */
@inline
function swishSlope4(v: v128): v128 {
  const one = f32x4.splat(1);
  const e = exponential4(f32x4.neg(v));
  const s = f32x4.div(one, f32x4.add(one, e));
  return multiplyAdd(s, f32x4.mul(s, v), f32x4.mul(e, s));
}

/** 0 up to -3, v / 3 + 1 / 2 between, 1 from 3 on. */
@inline
function hardSwishSlope4(v: v128): v128 {
  const within = multiplyAdd(f32x4.splat(0.5), v, f32x4.splat(1 / f32(3)));
  const above = v128.bitselect(f32x4.splat(1), within, f32x4.ge(v, f32x4.splat(3)));
  return v128.andnot(above, f32x4.le(v, f32x4.splat(-3)));
}

/** P(X <= v) + v * exp(-v^2 / 2) / sqrt(2 pi) */
@inline
function geluSlope4(v: v128): v128 {
  const bell = bell4(v);
  const density = f32x4.mul(bell, f32x4.splat(0.39894228));
  return multiplyAdd(cumulative4(v, bell), v, density);
}
