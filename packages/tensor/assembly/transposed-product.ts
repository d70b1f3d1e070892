import { load4, multiplyAdd } from './lanes';

/**
 * Rows of two matrices whose transposed product is added to a third; steps are bytes between rows.
 *
 * product[p, q] += sum over r < rows of left[r, p] * right[r, q], p < leftWidth, q < rightWidth
 */
export function addTransposedProduct(
  left: usize,
  leftStep: usize,
  leftWidth: i32,
  right: usize,
  rightStep: usize,
  rightWidth: i32,
  rows: i32,
  product: usize,
): void {
  const width = usize(rightWidth) << 2;
  let p = 0;
  for (; p + 4 <= leftWidth; p += 4) {
    const from = left + (usize(p) << 2);
    const to = product + width * usize(p);
    let q: usize = 0;
    for (; q + 32 <= width; q += 32)
      tile4x8(from, leftStep, right + q, rightStep, rows, to + q, width);
    for (; q + 16 <= width; q += 16)
      tile4x4(from, leftStep, right + q, rightStep, rows, to + q, width);
    for (; q < width; q += 4) {
      for (let k: usize = 0; k < 4; k++) {
        dot(from + (k << 2), leftStep, right + q, rightStep, rows, to + width * k + q);
      }
    }
  }
  for (; p < leftWidth; p++) {
    const from = left + (usize(p) << 2);
    const to = product + width * usize(p);
    let q: usize = 0;
    for (; q + 64 <= width; q += 64) tile1x16(from, leftStep, right + q, rightStep, rows, to + q);
    for (; q + 16 <= width; q += 16) tile1x4(from, leftStep, right + q, rightStep, rows, to + q);
    for (; q < width; q += 4) dot(from, leftStep, right + q, rightStep, rows, to + q);
  }
}

function tile4x8(
  x: usize,
  xStep: usize,
  d: usize,
  dStep: usize,
  rows: i32,
  to: usize,
  width: usize,
): void {
  const to1 = to + width;
  const to2 = to1 + width;
  const to3 = to2 + width;
  let a0 = load4(to);
  let b0 = v128.load(to, 16);
  let a1 = load4(to1);
  let b1 = v128.load(to1, 16);
  let a2 = load4(to2);
  let b2 = v128.load(to2, 16);
  let a3 = load4(to3);
  let b3 = v128.load(to3, 16);
  for (let r = 0; r < rows; r++) {
    const a = load4(d);
    const b = v128.load(d, 16);
    let s = v128.load32_splat(x);
    a0 = multiplyAdd(a0, s, a);
    b0 = multiplyAdd(b0, s, b);
    s = v128.load32_splat(x, 4);
    a1 = multiplyAdd(a1, s, a);
    b1 = multiplyAdd(b1, s, b);
    s = v128.load32_splat(x, 8);
    a2 = multiplyAdd(a2, s, a);
    b2 = multiplyAdd(b2, s, b);
    s = v128.load32_splat(x, 12);
    a3 = multiplyAdd(a3, s, a);
    b3 = multiplyAdd(b3, s, b);
    x += xStep;
    d += dStep;
  }
  v128.store(to, a0);
  v128.store(to, b0, 16);
  v128.store(to1, a1);
  v128.store(to1, b1, 16);
  v128.store(to2, a2);
  v128.store(to2, b2, 16);
  v128.store(to3, a3);
  v128.store(to3, b3, 16);
}

function tile4x4(
  x: usize,
  xStep: usize,
  d: usize,
  dStep: usize,
  rows: i32,
  to: usize,
  width: usize,
): void {
  const to1 = to + width;
  const to2 = to1 + width;
  const to3 = to2 + width;
  let a0 = load4(to);
  let a1 = load4(to1);
  let a2 = load4(to2);
  let a3 = load4(to3);
  for (let r = 0; r < rows; r++) {
    const a = load4(d);
    a0 = multiplyAdd(a0, v128.load32_splat(x), a);
    a1 = multiplyAdd(a1, v128.load32_splat(x, 4), a);
    a2 = multiplyAdd(a2, v128.load32_splat(x, 8), a);
    a3 = multiplyAdd(a3, v128.load32_splat(x, 12), a);
    x += xStep;
    d += dStep;
  }
  v128.store(to, a0);
  v128.store(to1, a1);
  v128.store(to2, a2);
  v128.store(to3, a3);
}

function tile1x16(x: usize, xStep: usize, d: usize, dStep: usize, rows: i32, to: usize): void {
  let a = load4(to);
  let b = v128.load(to, 16);
  let c = v128.load(to, 32);
  let e = v128.load(to, 48);
  for (let r = 0; r < rows; r++) {
    const s = v128.load32_splat(x);
    a = multiplyAdd(a, s, load4(d));
    b = multiplyAdd(b, s, v128.load(d, 16));
    c = multiplyAdd(c, s, v128.load(d, 32));
    e = multiplyAdd(e, s, v128.load(d, 48));
    x += xStep;
    d += dStep;
  }
  v128.store(to, a);
  v128.store(to, b, 16);
  v128.store(to, c, 32);
  v128.store(to, e, 48);
}

function tile1x4(x: usize, xStep: usize, d: usize, dStep: usize, rows: i32, to: usize): void {
  let a = load4(to);
  for (let r = 0; r < rows; r++) {
    a = multiplyAdd(a, v128.load32_splat(x), load4(d));
    x += xStep;
    d += dStep;
  }
  v128.store(to, a);
}

function dot(x: usize, xStep: usize, d: usize, dStep: usize, rows: i32, to: usize): void {
  let sum = load<f32>(to);
  for (let r = 0; r < rows; r++) {
    sum += load<f32>(x) * load<f32>(d);
    x += xStep;
    d += dStep;
  }
  store<f32>(to, sum);
}
