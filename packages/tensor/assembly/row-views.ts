import { Geometry } from './geometry';
import { take } from './scratch';

/** True where every output pixel is a function of the one input pixel at its place. */
export function isPointwise(g: Geometry): bool {
  return (
    g.filterHeight * g.filterWidth == 1 &&
    g.outputHeight == g.inputHeight &&
    g.outputWidth == g.inputWidth &&
    g.top == 0 &&
    g.left == 0 &&
    (g.strideY == 1 || g.outputHeight == 1) &&
    (g.strideX == 1 || g.outputWidth == 1)
  );
}

/** A pointwise convolution's images seen as one image of `height` rows of `width` pixels. */
export function asOneImage(g: Geometry, height: i32, width: i32): Geometry {
  const view = changetype<Geometry>(take(offsetof<Geometry>()));
  memory.copy(changetype<usize>(view), changetype<usize>(g), offsetof<Geometry>());
  view.batch = 1;
  view.inputHeight = height;
  view.outputHeight = height;
  view.inputWidth = width;
  view.outputWidth = width;
  view.strideY = 1;
  view.strideX = 1;
  return view;
}

/** Most rows of `rowBytes` that fit `limit`, so that `rows` make bands of much the same size. */
export function bandRows(rows: i32, rowBytes: usize, limit: usize): i32 {
  const most = max(1, min(rows, i32(limit / max(rowBytes, 1))));
  const bands = (rows + most - 1) / most;
  return (rows + bands - 1) / bands;
}
