import { columnCount, firstColumn, Geometry } from './geometry';
import { clear, load4, multiplyAdd } from './lanes';

/**
 * Gradient of a depthwise convolution with respect to its filter.
 *
 * dw[i, j, c] = sum over n, y, x of input[n, y * strideY + i * dilationY - top, x * strideX + j * dilationX - left, c] * dy[n, y, x, c]
 */
export function depthwiseFilterGradient(input: usize, dy: usize, dw: usize, geometry: usize): void {
  const g = changetype<Geometry>(geometry);
  const bytes = usize(g.inputChannels) << 2;
  clear(dw, g.filterHeight * g.filterWidth * g.inputChannels);
  for (let n = 0; n < g.batch; n++) {
    for (let y = 0; y < g.outputHeight; y++) {
      const dyRow = dy + bytes * usize((n * g.outputHeight + y) * g.outputWidth);
      for (let i = 0; i < g.filterHeight; i++) {
        const inputY = y * g.strideY - g.top + i * g.dilationY;
        if (inputY < 0 || inputY >= g.inputHeight) continue;
        const inputRow = input + bytes * usize((n * g.inputHeight + inputY) * g.inputWidth);
        addRow(inputRow, dyRow, dw + bytes * usize(i * g.filterWidth), g);
      }
    }
  }
}

/** Adds what one row of dy and one row of the input give to one row of the filter. */
function addRow(inputRow: usize, dyRow: usize, dwRow: usize, g: Geometry): void {
  const bytes = usize(g.inputChannels) << 2;
  for (let j = 0; j < g.filterWidth; j++) {
    const shift = j * g.dilationX - g.left;
    const first = firstColumn(shift, g.strideX);
    const count = columnCount(g, first, shift);
    if (count == 0) continue;
    const x = inputRow + bytes * usize(first * g.strideX + shift);
    addProducts(
      x,
      bytes * g.strideX,
      dyRow + bytes * usize(first),
      bytes,
      dwRow + bytes * usize(j),
      count,
    );
  }
}

/** sum[c] += sum over k < count of x[k * xStep + c] * d[k * bytes + c], steps in bytes. */
function addProducts(x: usize, xStep: usize, d: usize, bytes: usize, sum: usize, count: i32): void {
  let c: usize = 0;
  for (; c + 64 <= bytes; c += 64) addProducts16(x + c, xStep, d + c, bytes, sum + c, count);
  for (; c + 16 <= bytes; c += 16) {
    let total = load4(sum + c);
    let xAt = x + c;
    let dAt = d + c;
    for (let k = 0; k < count; k++) {
      total = multiplyAdd(total, load4(xAt), load4(dAt));
      xAt += xStep;
      dAt += bytes;
    }
    v128.store(sum + c, total);
  }
  for (; c < bytes; c += 4) {
    let total = load<f32>(sum + c);
    let xAt = x + c;
    let dAt = d + c;
    for (let k = 0; k < count; k++) {
      total += load<f32>(xAt) * load<f32>(dAt);
      xAt += xStep;
      dAt += bytes;
    }
    store<f32>(sum + c, total);
  }
}

function addProducts16(
  x: usize,
  xStep: usize,
  d: usize,
  dStep: usize,
  sum: usize,
  count: i32,
): void {
  let a = load4(sum);
  let b = v128.load(sum, 16);
  let c = v128.load(sum, 32);
  let e = v128.load(sum, 48);
  for (let k = 0; k < count; k++) {
    a = multiplyAdd(a, load4(x), load4(d));
    b = multiplyAdd(b, v128.load(x, 16), v128.load(d, 16));
    c = multiplyAdd(c, v128.load(x, 32), v128.load(d, 32));
    e = multiplyAdd(e, v128.load(x, 48), v128.load(d, 48));
    x += xStep;
    d += dStep;
  }
  v128.store(sum, a);
  v128.store(sum, b, 16);
  v128.store(sum, c, 32);
  v128.store(sum, e, 48);
}
