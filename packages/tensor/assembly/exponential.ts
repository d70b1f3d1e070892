import { multiplyAdd } from './lanes';

// ln 2 in two parts, the first short enough that whole multiples of it are exact.
const ln2High: f32 = 0.693359375;
const ln2Low: f32 = -2.1219444e-4;
const log2e: f32 = 1.44269504;
const whole: f32 = 12582912; // 1.5 * 2^23
// Between these bounds 2^n is a normal float32.
const lowest: f32 = -87.3;
const highest: f32 = 88.3;

/** e^x of four values within 2 ulp; beyond [-87.3, 88.3] that of the nearer bound, NaN of NaN. */
@inline
export function exponential4(x: v128): v128 {
  const bounded = bounded4(x);
  const n = shiftedWhole4(bounded);
  const power = powerOfTwo4(n);
  return multiplyAdd(power, power, exponentialOfRest4(bounded, n));
}

/** e^x - 1 of four values, without the loss of digits near 0; beyond the bounds as exponential4. */
@inline
export function exponentialMinusOne4(x: v128): v128 {
  const bounded = bounded4(x);
  const n = shiftedWhole4(bounded);
  const power = powerOfTwo4(n);
  const rest = exponentialOfRest4(bounded, n);
  return multiplyAdd(f32x4.sub(power, f32x4.splat(1)), power, rest);
}

/** x within the bounds; in this order of operands a NaN stays one. */
@inline
function bounded4(x: v128): v128 {
  return f32x4.pmin(f32x4.pmax(x, f32x4.splat(lowest)), f32x4.splat(highest));
}

/** whole + n, n the whole number nearest to x / ln 2: float32 of this size have no fraction left. */
@inline
function shiftedWhole4(x: v128): v128 {
  return multiplyAdd(f32x4.splat(whole), x, f32x4.splat(log2e));
}

/** 2^n of whole + n: its last bits are n, here moved to the place of an exponent. */
@inline
function powerOfTwo4(shifted: v128): v128 {
  return i32x4.add(i32x4.shl(shifted, 23), f32x4.splat(1));
}

/**
 * e^r - 1 of r = x - n * ln 2, |r| <= ln 2 / 2.
 *
 * r + r^2 * P(r), P the polynomial of degree 4 of least greatest error (3e-9) relative to e^r.
 */
@inline
function exponentialOfRest4(x: v128, shifted: v128): v128 {
  const n = f32x4.sub(shifted, f32x4.splat(whole));
  const high = multiplyAdd(x, n, f32x4.splat(-ln2High));
  const r = multiplyAdd(high, n, f32x4.splat(-ln2Low));
  let sum = multiplyAdd(f32x4.splat(0.0083687454), r, f32x4.splat(0.001381454));
  sum = multiplyAdd(f32x4.splat(0.041668389), r, sum);
  sum = multiplyAdd(f32x4.splat(0.16666521), r, sum);
  sum = multiplyAdd(f32x4.splat(0.49999994), r, sum);
  return multiplyAdd(r, f32x4.mul(r, r), sum);
}
