import { Band } from './band';
import { Geometry } from './geometry';
import { addGrid, openPlaces, Places, repeatLast } from './places';
import { take } from './scratch';
import { phaseTaps } from './taps';
import { inputFilter, layFilter, WindowFilter } from './window-filter';

/** Input pixels with one remainder at division by the strides: the same taps lead to all of them. */
@unmanaged
class Phase {
  filter: WindowFilter;
  places: Places;
}

/**
 * Gradient of a convolution with respect to its input, by gathering:
 *
 * d[h, w, c] = sum over i, j, f of da[(h + top - i * dilationY) / strideY, (w + left - j * dilationX) / strideX, f] * filter[i, j, c, f],
 *
 * over the taps at which both divisions leave no remainder. Each of the strideY * strideX phases is
 * a convolution of da with its own taps.
 */
@unmanaged
export class InputPhases {
  phases: usize;
  /** Rows of input, counted from where the band's first window begins, for which places are made. */
  firstRow: i32;
  endRow: i32;
}

/** Phases for bands of up to `rows` input rows; `slope` is the band of da. */
export function openPhases(
  g: Geometry,
  filter: usize,
  depthwise: bool,
  slope: Band,
  rows: i32,
): InputPhases {
  const all = changetype<InputPhases>(take(offsetof<InputPhases>()));
  all.phases = take(usize(g.strideY * g.strideX) << 2);
  all.firstRow = 0;
  all.endRow = 0;
  const most = (rows / g.strideY + 1) * (g.inputWidth / g.strideX + 1);
  for (let phase = 0; phase < g.strideY * g.strideX; phase++) {
    const made = changetype<Phase>(take(offsetof<Phase>()));
    const taps = phaseTaps(g, phase / g.strideX, phase % g.strideX, slope.pitch, slope.pixelBytes);
    made.filter = inputFilter(g, filter, taps, depthwise);
    made.places = openPlaces(most);
    store<usize>(all.phases + (usize(phase) << 2), changetype<usize>(made));
  }
  return all;
}

/**
 * Writes the gradient of input rows [firstRow, endRow) to `to`, pixels `step` bytes apart.
 *
 * `origin` is the place in the band of da of the output pixel whose window begins at row 0, column -left.
 */
export function gatherInputSlope(
  all: InputPhases,
  g: Geometry,
  slope: Band,
  origin: usize,
  firstRow: i32,
  endRow: i32,
  to: usize,
  step: usize,
): void {
  const fresh = all.firstRow != firstRow || all.endRow != endRow;
  all.firstRow = firstRow;
  all.endRow = endRow;
  for (let phase = 0; phase < g.strideY * g.strideX; phase++) {
    const made = changetype<Phase>(load<usize>(all.phases + (usize(phase) << 2)));
    if (fresh) placeInputs(all, g, slope, made.places, phase / g.strideX, phase % g.strideX, step);
    layFilter(made.filter, i32(step) >> 2, made.places, origin, to);
  }
}

function placeInputs(
  all: InputPhases,
  g: Geometry,
  slope: Band,
  places: Places,
  phaseY: i32,
  phaseX: i32,
  step: usize,
): void {
  const y = firstWithRemainder(all.firstRow, phaseY, g.strideY);
  const x = firstWithRemainder(g.left, phaseX, g.strideX);
  const rows = stepsBelow(all.endRow - y, g.strideY);
  const columns = stepsBelow(g.left + g.inputWidth - x, g.strideX);
  const first = usize(y / g.strideY) * slope.pitch + usize(x / g.strideX) * slope.pixelBytes;
  const rowBytes = step * usize(g.inputWidth);
  const second = usize(y - all.firstRow) * rowBytes + usize(x - g.left) * step;
  places.count = 0;
  addGrid(
    places,
    rows,
    columns,
    first,
    slope.pitch,
    slope.pixelBytes,
    second,
    rowBytes * usize(g.strideY),
    step * usize(g.strideX),
  );
  repeatLast(places);
}

/** The first number from `from` on that leaves a remainder at division by the stride. */
function firstWithRemainder(from: i32, remainder: i32, stride: i32): i32 {
  return from + ((remainder - (from % stride) + stride) % stride);
}

/** How many steps of a stride begin within an extent. */
function stepsBelow(extent: i32, stride: i32): i32 {
  return extent <= 0 ? 0 : (extent - 1) / stride + 1;
}
