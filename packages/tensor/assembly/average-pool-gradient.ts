import { Geometry } from './geometry';
import { clear, load4, multiplyAdd } from './lanes';

/**
 * Gradient of average pooling in which padding is not counted.
 *
 * dx[n, u, v, c] = sum over the windows (y, x) that hold (u, v) of dy[n, y, x, c] / pixels of the window inside the image
 */
export function averagePoolGradient(dy: usize, dx: usize, geometry: usize): void {
  const g = changetype<Geometry>(geometry);
  const bytes = usize(g.inputChannels) << 2;
  clear(dx, g.batch * g.inputHeight * g.inputWidth * g.inputChannels);
  for (let n = 0; n < g.batch; n++) {
    const dxImage = dx + bytes * usize(n * g.inputHeight * g.inputWidth);
    for (let y = 0; y < g.outputHeight; y++) {
      const top = max(y * g.strideY - g.top, 0);
      const bottom = min(y * g.strideY - g.top + g.filterHeight, g.inputHeight);
      for (let x = 0; x < g.outputWidth; x++) {
        const left = max(x * g.strideX - g.left, 0);
        const right = min(x * g.strideX - g.left + g.filterWidth, g.inputWidth);
        const share: f32 = 1 / f32((bottom - top) * (right - left));
        const from = dy + bytes * usize((n * g.outputHeight + y) * g.outputWidth + x);
        for (let u = top; u < bottom; u++) {
          for (let v = left; v < right; v++) {
            addScaled(dxImage + bytes * usize(u * g.inputWidth + v), from, share, bytes);
          }
        }
      }
    }
  }
}

/** to[c] += scale * from[c] */
function addScaled(to: usize, from: usize, scale: f32, bytes: usize): void {
  const scale4 = f32x4.splat(scale);
  let c: usize = 0;
  for (; c + 16 <= bytes; c += 16) {
    v128.store(to + c, multiplyAdd(load4(to + c), load4(from + c), scale4));
  }
  for (; c < bytes; c += 4) store<f32>(to + c, load<f32>(to + c) + load<f32>(from + c) * scale);
}
