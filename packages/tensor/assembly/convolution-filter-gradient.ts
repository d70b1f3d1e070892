import { columnCount, firstColumn, Geometry } from './geometry';
import { clear } from './lanes';
import { addTransposedProduct } from './transposed-product';

// Floats of both matrices that one slab may take, so that it stays in the first-level cache.
const slabFloats = 6144;

/**
 * Product of a transposed matrix: product = left^T * right, the filter gradient of a 1x1 convolution.
 *
 * Shapes: left [rows, leftWidth], right [rows, rightWidth], product [leftWidth, rightWidth]. Rows
 * are taken in slabs that stay in the cache.
 */
export function productOfTransposed(
  left: usize,
  right: usize,
  product: usize,
  rows: i32,
  leftWidth: i32,
  rightWidth: i32,
): void {
  clear(product, leftWidth * rightWidth);
  const slab = max(slabFloats / (leftWidth + rightWidth), 16);
  const leftStep = usize(leftWidth) << 2;
  const rightStep = usize(rightWidth) << 2;
  for (let r = 0; r < rows; r += slab) {
    const leftSlab = left + leftStep * usize(r);
    const rightSlab = right + rightStep * usize(r);
    const count = min(slab, rows - r);
    addTransposedProduct(
      leftSlab,
      leftStep,
      leftWidth,
      rightSlab,
      rightStep,
      rightWidth,
      count,
      product,
    );
  }
}

/**
 * Gradient of a convolution with respect to its filter.
 *
 * dw[i, j, c, f] = sum over n, y, x of input[n, y * strideY + i * dilationY - top, x * strideX + j * dilationX - left, c] * dy[n, y, x, f]
 */
export function convolutionFilterGradient(
  input: usize,
  dy: usize,
  dw: usize,
  geometry: usize,
): void {
  const g = changetype<Geometry>(geometry);
  const inputStep = usize(g.inputChannels) << 2;
  const dyStep = usize(g.outputChannels) << 2;
  clear(dw, g.filterHeight * g.filterWidth * g.inputChannels * g.outputChannels);
  for (let n = 0; n < g.batch; n++) {
    for (let y = 0; y < g.outputHeight; y++) {
      const dyRow = dy + dyStep * usize((n * g.outputHeight + y) * g.outputWidth);
      for (let i = 0; i < g.filterHeight; i++) {
        const inputY = y * g.strideY - g.top + i * g.dilationY;
        if (inputY < 0 || inputY >= g.inputHeight) continue;
        const inputRow = input + inputStep * usize((n * g.inputHeight + inputY) * g.inputWidth);
        addRow(inputRow, dyRow, dw + inputStep * usize(i * g.filterWidth * g.outputChannels), g);
      }
    }
  }
}

/** Adds what one row of dy and one row of the input give to one row of the filter. */
function addRow(inputRow: usize, dyRow: usize, dwRow: usize, g: Geometry): void {
  const inputStep = usize(g.inputChannels) << 2;
  const dyStep = usize(g.outputChannels) << 2;
  for (let j = 0; j < g.filterWidth; j++) {
    const shift = j * g.dilationX - g.left;
    const first = firstColumn(shift, g.strideX);
    const count = columnCount(g, first, shift);
    if (count == 0) continue;
    const left = inputRow + inputStep * usize(first * g.strideX + shift);
    const right = dyRow + dyStep * usize(first);
    const to = dwRow + inputStep * usize(j * g.outputChannels);
    const leftStep = inputStep * g.strideX;
    addTransposedProduct(
      left,
      leftStep,
      g.inputChannels,
      right,
      dyStep,
      g.outputChannels,
      count,
      to,
    );
  }
}
