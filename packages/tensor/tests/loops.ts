import type { Random } from '@espalier/random';
import type { backend_util } from '@tensorflow/tfjs-core';

/** Values of a tensor in float64 and its shape. */
export interface Values {
  readonly shape: number[];
  readonly data: Float64Array;
}

/** Values that float32 holds exactly, uniform in [-1, 1). */
export function randomValues(shape: number[], random: Random): Values {
  const length = shape.reduce((product, extent) => product * extent, 1);
  return {
    shape,
    data: Float64Array.from({ length }, () => Math.fround(2 * random.uniform() - 1)),
  };
}

/** Greatest |a - b| / (1 + |b|). */
export function worstError(found: ArrayLike<number>, expected: Float64Array): number {
  if (found.length !== expected.length) return Infinity;
  return expected.reduce(
    (worst, value, index) =>
      Math.max(worst, Math.abs(found[index]! - value) / (1 + Math.abs(value))),
    0,
  );
}

type Window = backend_util.Conv2DInfo;
/** Flat places that meet in one product of a convolution. */
type Visit = (places: { x: number; filter: number; y: number }) => void;

function eachTap(w: Window, visit: (tap: { x: number; tap: number; y: number }) => void): void {
  for (let n = 0; n < w.batchSize; n++)
    for (let y = 0; y < w.outHeight; y++)
      for (let x = 0; x < w.outWidth; x++)
        for (let i = 0; i < w.filterHeight; i++)
          for (let j = 0; j < w.filterWidth; j++) {
            const row = y * w.strideHeight + i * w.dilationHeight - w.padInfo.top;
            const column = x * w.strideWidth + j * w.dilationWidth - w.padInfo.left;
            if (row < 0 || row >= w.inHeight || column < 0 || column >= w.inWidth) continue;
            visit({
              x: (n * w.inHeight + row) * w.inWidth + column,
              tap: i * w.filterWidth + j,
              y: (n * w.outHeight + y) * w.outWidth + x,
            });
          }
}

/** Calls `visit` for every product x[...] * filter[...] that y[...] sums. */
export function eachProduct(w: Window, depthwise: boolean, visit: Visit): void {
  eachTap(w, ({ x, tap, y }) => {
    for (let c = 0; c < w.inChannels; c++) {
      const input = x * w.inChannels + c;
      if (depthwise) {
        visit({ x: input, filter: tap * w.inChannels + c, y: y * w.inChannels + c });
        continue;
      }
      for (let f = 0; f < w.outChannels; f++) {
        const filter = (tap * w.inChannels + c) * w.outChannels + f;
        visit({ x: input, filter, y: y * w.outChannels + f });
      }
    }
  });
}
