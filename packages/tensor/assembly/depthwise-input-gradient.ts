import { Geometry } from './geometry';
import { load4, multiplyAdd } from './lanes';

/**
 * Gradient of a depthwise convolution with respect to its input.
 *
 * dx[n, u, v, c] = sum over i, j of dy[n, (u + top - i * dilationY) / strideY, (v + left - j * dilationX) / strideX, c] * filter[i, j, c],
 * over those i, j whose quotients are whole and inside dy.
 */
export function depthwiseInputGradient(dy: usize, filter: usize, dx: usize, geometry: usize): void {
  const g = changetype<Geometry>(geometry);
  const bytes = usize(g.inputChannels) << 2;
  for (let n = 0; n < g.batch; n++) {
    const dyImage = dy + bytes * usize(n * g.outputHeight * g.outputWidth);
    for (let u = 0; u < g.inputHeight; u++) {
      const dxRow = dx + bytes * usize((n * g.inputHeight + u) * g.inputWidth);
      let c: usize = 0;
      for (; c + 64 <= bytes; c += 64) {
        for (let v = 0; v < g.inputWidth; v++) {
          pixel16(dyImage + c, filter + c, dxRow + bytes * usize(v) + c, u, v, g);
        }
      }
      for (; c + 16 <= bytes; c += 16) {
        for (let v = 0; v < g.inputWidth; v++) {
          pixel4(dyImage + c, filter + c, dxRow + bytes * usize(v) + c, u, v, g);
        }
      }
      for (; c < bytes; c += 4) {
        for (let v = 0; v < g.inputWidth; v++) {
          pixel1(dyImage + c, filter + c, dxRow + bytes * usize(v) + c, u, v, g);
        }
      }
    }
  }
}

/** Position in dy of `place`, or -1 where no position of dy has seen it. */
function seenFrom(place: i32, stride: i32, extent: i32): i32 {
  if (place < 0) return -1;
  const at = stride == 1 ? place : place / stride;
  return at < extent && at * stride == place ? at : -1;
}

function pixel16(dy: usize, filter: usize, dx: usize, u: i32, v: i32, g: Geometry): void {
  const bytes = usize(g.inputChannels) << 2;
  let a = f32x4.splat(0);
  let b = a;
  let c = a;
  let d = a;
  for (let i = 0; i < g.filterHeight; i++) {
    const y = seenFrom(u + g.top - i * g.dilationY, g.strideY, g.outputHeight);
    if (y < 0) continue;
    const dyRow = dy + bytes * usize(y * g.outputWidth);
    for (let j = 0; j < g.filterWidth; j++) {
      const x = seenFrom(v + g.left - j * g.dilationX, g.strideX, g.outputWidth);
      if (x < 0) continue;
      const from = dyRow + bytes * usize(x);
      const weight = filter + bytes * usize(i * g.filterWidth + j);
      a = multiplyAdd(a, load4(from), load4(weight));
      b = multiplyAdd(b, v128.load(from, 16), v128.load(weight, 16));
      c = multiplyAdd(c, v128.load(from, 32), v128.load(weight, 32));
      d = multiplyAdd(d, v128.load(from, 48), v128.load(weight, 48));
    }
  }
  v128.store(dx, a);
  v128.store(dx, b, 16);
  v128.store(dx, c, 32);
  v128.store(dx, d, 48);
}

function pixel4(dy: usize, filter: usize, dx: usize, u: i32, v: i32, g: Geometry): void {
  const bytes = usize(g.inputChannels) << 2;
  let sum = f32x4.splat(0);
  for (let i = 0; i < g.filterHeight; i++) {
    const y = seenFrom(u + g.top - i * g.dilationY, g.strideY, g.outputHeight);
    if (y < 0) continue;
    const dyRow = dy + bytes * usize(y * g.outputWidth);
    for (let j = 0; j < g.filterWidth; j++) {
      const x = seenFrom(v + g.left - j * g.dilationX, g.strideX, g.outputWidth);
      if (x < 0) continue;
      const weight = filter + bytes * usize(i * g.filterWidth + j);
      sum = multiplyAdd(sum, load4(dyRow + bytes * usize(x)), load4(weight));
    }
  }
  v128.store(dx, sum);
}

function pixel1(dy: usize, filter: usize, dx: usize, u: i32, v: i32, g: Geometry): void {
  const bytes = usize(g.inputChannels) << 2;
  let sum: f32 = 0;
  for (let i = 0; i < g.filterHeight; i++) {
    const y = seenFrom(u + g.top - i * g.dilationY, g.strideY, g.outputHeight);
    if (y < 0) continue;
    const dyRow = dy + bytes * usize(y * g.outputWidth);
    for (let j = 0; j < g.filterWidth; j++) {
      const x = seenFrom(v + g.left - j * g.dilationX, g.strideX, g.outputWidth);
      if (x < 0) continue;
      const weight = filter + bytes * usize(i * g.filterWidth + j);
      sum += load<f32>(dyRow + bytes * usize(x)) * load<f32>(weight);
    }
  }
  store<f32>(dx, sum);
}
