import { Geometry } from './geometry';
import { load4, multiplyAdd } from './lanes';

/**
 * Depthwise convolution, one filter a channel.
 *
 * y[n, r, s, c] = sum over i, j of x[n, r * strideY + i * dilationY - top, s * strideX + j * dilationX - left, c] * filter[i, j, c]
 *
 * With `turned` the filter is read from its last place to its first, which with stride 1 makes the
 * gradient with respect to the input out of dy. Columns whose whole window lies inside the image go
 * four at a time, so that a weight is loaded once for four.
 */
export function depthwiseConvolution(
  x: usize,
  filter: usize,
  y: usize,
  geometry: usize,
  turned: i32,
): void {
  const g = changetype<Geometry>(geometry);
  const bytes = usize(g.inputChannels) << 2;
  const places = g.filterHeight * g.filterWidth;
  const start = turned ? filter + bytes * usize(places - 1) : filter;
  const step: usize = turned ? usize(0) - bytes : bytes;
  for (let n = 0; n < g.batch; n++) {
    const image = x + bytes * usize(n * g.inputHeight * g.inputWidth);
    for (let r = 0; r < g.outputHeight; r++) {
      const to = y + bytes * usize((n * g.outputHeight + r) * g.outputWidth);
      row(image, start, step, to, r, g);
    }
  }
}

/** First place of a filter axis that sees the image from output position `at`. */
function firstPlace(origin: i32, dilation: i32): i32 {
  return origin >= 0 ? 0 : (dilation - 1 - origin) / dilation;
}

/** One past the last place of a filter axis that sees the image. */
function endPlace(origin: i32, dilation: i32, extent: i32, places: i32): i32 {
  return origin >= extent ? 0 : min(places, (extent - 1 - origin) / dilation + 1);
}

function row(image: usize, filter: usize, step: usize, to: usize, r: i32, g: Geometry): void {
  const bytes = usize(g.inputChannels) << 2;
  const originY = r * g.strideY - g.top;
  const fromI = firstPlace(originY, g.dilationY);
  const toI = endPlace(originY, g.dilationY, g.inputHeight, g.filterHeight);
  const line = bytes * usize(g.inputWidth);
  const source = image + line * usize(originY + fromI * g.dilationY);
  const weights = filter + step * usize(fromI * g.filterWidth);
  const rows = max(toI - fromI, 0);
  const lineStep = line * usize(g.dilationY);
  let s = 0;
  while (s < g.outputWidth) {
    const originX = s * g.strideX - g.left;
    const lastX = originX + 3 * g.strideX + (g.filterWidth - 1) * g.dilationX;
    if (originX >= 0 && s + 4 <= g.outputWidth && lastX < g.inputWidth) {
      const from = source + bytes * usize(originX);
      four(from, lineStep, weights, step, to + bytes * usize(s), rows, g);
      s += 4;
    } else {
      const fromJ = firstPlace(originX, g.dilationX);
      const toJ = endPlace(originX, g.dilationX, g.inputWidth, g.filterWidth);
      const from = source + bytes * usize(originX + fromJ * g.dilationX);
      const columns = max(toJ - fromJ, 0);
      one(
        from,
        lineStep,
        weights + step * usize(fromJ),
        step,
        to + bytes * usize(s),
        rows,
        columns,
        g,
      );
      s++;
    }
  }
}

/** Four neighbouring output pixels with their whole windows inside the image. */
function four(
  from: usize,
  lineStep: usize,
  weights: usize,
  step: usize,
  to: usize,
  rows: i32,
  g: Geometry,
): void {
  const bytes = usize(g.inputChannels) << 2;
  let c: usize = 0;
  for (; c + 32 <= bytes; c += 32) four8(from + c, lineStep, weights + c, step, to + c, rows, g);
  for (; c + 16 <= bytes; c += 16) {
    const apart = bytes * usize(g.strideX);
    for (let k: usize = 0; k < 4; k++) {
      one4(
        from + c + apart * k,
        lineStep,
        weights + c,
        step,
        to + c + bytes * k,
        rows,
        g.filterWidth,
        g,
      );
    }
  }
  for (; c < bytes; c += 4) {
    const apart = bytes * usize(g.strideX);
    for (let k: usize = 0; k < 4; k++) {
      one1(
        from + c + apart * k,
        lineStep,
        weights + c,
        step,
        to + c + bytes * k,
        rows,
        g.filterWidth,
        g,
      );
    }
  }
}

/** Four pixels, eight channels. */
function four8(
  from: usize,
  lineStep: usize,
  weights: usize,
  step: usize,
  to: usize,
  rows: i32,
  g: Geometry,
): void {
  const bytes = usize(g.inputChannels) << 2;
  const apart = bytes * usize(g.strideX);
  const next = bytes * usize(g.dilationX);
  const width = g.filterWidth;
  let a0 = f32x4.splat(0);
  let a1 = a0;
  let b0 = a0;
  let b1 = a0;
  let c0 = a0;
  let c1 = a0;
  let d0 = a0;
  let d1 = a0;
  for (let i = 0; i < rows; i++) {
    let p = from;
    for (let j = 0; j < width; j++) {
      const w0 = load4(weights);
      const w1 = v128.load(weights, 16);
      let q = p;
      a0 = multiplyAdd(a0, load4(q), w0);
      a1 = multiplyAdd(a1, v128.load(q, 16), w1);
      q += apart;
      b0 = multiplyAdd(b0, load4(q), w0);
      b1 = multiplyAdd(b1, v128.load(q, 16), w1);
      q += apart;
      c0 = multiplyAdd(c0, load4(q), w0);
      c1 = multiplyAdd(c1, v128.load(q, 16), w1);
      q += apart;
      d0 = multiplyAdd(d0, load4(q), w0);
      d1 = multiplyAdd(d1, v128.load(q, 16), w1);
      p += next;
      weights += step;
    }
    from += lineStep;
  }
  v128.store(to, a0);
  v128.store(to, a1, 16);
  to += bytes;
  v128.store(to, b0);
  v128.store(to, b1, 16);
  to += bytes;
  v128.store(to, c0);
  v128.store(to, c1, 16);
  to += bytes;
  v128.store(to, d0);
  v128.store(to, d1, 16);
}

/** One output pixel of which `rows` by `columns` places see the image. */
function one(
  from: usize,
  lineStep: usize,
  weights: usize,
  step: usize,
  to: usize,
  rows: i32,
  columns: i32,
  g: Geometry,
): void {
  const bytes = usize(g.inputChannels) << 2;
  let c: usize = 0;
  for (; c + 32 <= bytes; c += 32)
    one8(from + c, lineStep, weights + c, step, to + c, rows, columns, g);
  for (; c + 16 <= bytes; c += 16)
    one4(from + c, lineStep, weights + c, step, to + c, rows, columns, g);
  for (; c < bytes; c += 4) one1(from + c, lineStep, weights + c, step, to + c, rows, columns, g);
}

function one8(
  from: usize,
  lineStep: usize,
  weights: usize,
  step: usize,
  to: usize,
  rows: i32,
  columns: i32,
  g: Geometry,
): void {
  const next = (usize(g.inputChannels) << 2) * usize(g.dilationX);
  const skip = step * usize(g.filterWidth - columns);
  let a = f32x4.splat(0);
  let b = a;
  for (let i = 0; i < rows; i++) {
    let p = from;
    for (let j = 0; j < columns; j++) {
      a = multiplyAdd(a, load4(p), load4(weights));
      b = multiplyAdd(b, v128.load(p, 16), v128.load(weights, 16));
      p += next;
      weights += step;
    }
    from += lineStep;
    weights += skip;
  }
  v128.store(to, a);
  v128.store(to, b, 16);
}

function one4(
  from: usize,
  lineStep: usize,
  weights: usize,
  step: usize,
  to: usize,
  rows: i32,
  columns: i32,
  g: Geometry,
): void {
  const next = (usize(g.inputChannels) << 2) * usize(g.dilationX);
  const skip = step * usize(g.filterWidth - columns);
  let sum = f32x4.splat(0);
  for (let i = 0; i < rows; i++) {
    let p = from;
    for (let j = 0; j < columns; j++) {
      sum = multiplyAdd(sum, load4(p), load4(weights));
      p += next;
      weights += step;
    }
    from += lineStep;
    weights += skip;
  }
  v128.store(to, sum);
}

function one1(
  from: usize,
  lineStep: usize,
  weights: usize,
  step: usize,
  to: usize,
  rows: i32,
  columns: i32,
  g: Geometry,
): void {
  const next = (usize(g.inputChannels) << 2) * usize(g.dilationX);
  const skip = step * usize(g.filterWidth - columns);
  let sum: f32 = 0;
  for (let i = 0; i < rows; i++) {
    let p = from;
    for (let j = 0; j < columns; j++) {
      sum += load<f32>(p) * load<f32>(weights);
      p += next;
      weights += step;
    }
    from += lineStep;
    weights += skip;
  }
  store<f32>(to, sum);
}
