import { Band, fillInput, fillSlope, openBand, takeRows } from './band';
import { addColumns } from './column-sums';
import { BackwardArguments } from './convolution-arguments';
import { inputRows, slabRows } from './forward-pass';
import { Geometry } from './geometry';
import { gatherInputSlope, InputPhases, openPhases } from './input-phases';
import { withScale } from './activated-pixels';
import { LazyInput } from './lazy-input';
import { clear } from './lanes';
import { Mode } from './partial-vectors';
import { addGrid, fillTile, openPlaces, Places } from './places';
import { asOneImage, bandRows, isPointwise } from './row-views';
import { markScratch, openScratch, take } from './scratch';
import { slopeSlab } from './slope-slab';
import { Taps, windowTaps } from './taps';
import { addFilterGradient, gradientTaps } from './window-filter';

// Bytes of input, its gradient and the output's gradient that one band may take.
const bandBytes: usize = 393216;

/** The tensors of a backward pass, and how far it has come in them. */
@unmanaged
class Pass {
  given: BackwardArguments;
  depthwise: bool;
  input: LazyInput;
  /** Bytes by which the view's first image lies behind that of the call: in x and in y. */
  inputSkip: usize;
  outputSkip: usize;
}

/**
 * Backward pass of a convolution, over bands of output rows or, where it is pointwise, slabs of rows.
 *
 * The output's gradient and the activated input go into bands with zeros around them; out of these
 * the filter's gradient is summed and that of the input gathered, as long as they are in the cache.
 */
export function backwardPass(given: BackwardArguments, depthwise: bool): void {
  const g = given.geometry;
  openScratch(given.scratch);
  const pass = changetype<Pass>(take(offsetof<Pass>()));
  pass.given = given;
  pass.depthwise = depthwise;
  pass.input = withScale(given.input, g.inputChannels);
  pass.inputSkip = 0;
  pass.outputSkip = 0;
  if (!depthwise && isPointwise(g)) backwardRows(pass, g);
  else backwardImages(pass, g, bandBytes);
}

/** Slabs of rows, and a last one of what is left. */
function backwardRows(pass: Pass, g: Geometry): void {
  const rows = g.batch * g.inputHeight * g.inputWidth;
  const free = markScratch();
  const slab = slabRows(rows, usize(2 * g.inputChannels + g.outputChannels) << 2);
  const slabs = rows / slab;
  backwardImages(pass, asOneImage(g, slabs, slab), 0);
  const rest = rows - slabs * slab;
  if (rest == 0) return;
  openScratch(free);
  pass.inputSkip = usize(slabs * slab * g.inputChannels) << 2;
  pass.outputSkip = usize(slabs * slab * g.outputChannels) << 2;
  backwardImages(pass, asOneImage(g, 1, rest), 0);
}

/** Working memory of a view: bands of input and of da, and what walks over them. */
@unmanaged
class Work {
  geometry: Geometry;
  input: Band;
  slope: Band;
  /** Rows of da before a band's own, and columns before the image, that windows reach. */
  reachRows: i32;
  reachColumns: i32;
  taps: Taps;
  places: Places;
  placedRows: i32;
  phases: InputPhases;
  /** A pixel of zeros. */
  zeros: usize;
  /** Gradient of a band with respect to the input's values; bytes of its pixels. */
  slab: usize;
  slabStep: usize;
}

function backwardImages(pass: Pass, g: Geometry, limit: usize): void {
  // Input rows may end behind the last window, or windows behind the last row.
  const outputRows = max(g.outputHeight, (g.inputHeight - 1 + g.top) / g.strideY + 1);
  const work = openWork(pass, g);
  const slabBytes = usize(g.strideY * g.inputWidth) * work.slabStep;
  const rowBytes = work.input.pitch * usize(g.strideY) + work.slope.pitch + slabBytes;
  const most = bandRows(outputRows, rowBytes, limit);
  takeWork(pass, work, most);
  for (let n = 0; n < g.batch; n++) {
    for (let first = 0; first < outputRows; first += most) {
      const rows = min(most, outputRows - first);
      const end = first + rows == outputRows ? g.inputHeight : (first + rows) * g.strideY - g.top;
      backwardBand(pass, work, first, rows, end);
    }
    pass.inputSkip += work.input.pixelBytes * usize(g.inputHeight * g.inputWidth);
    pass.outputSkip += work.slope.pixelBytes * usize(g.outputHeight * g.outputWidth);
  }
}

function openWork(pass: Pass, g: Geometry): Work {
  const work = changetype<Work>(take(offsetof<Work>()));
  const wanted = pass.given.mode != Mode.skip;
  work.geometry = g;
  work.reachRows = wanted ? reach((g.filterHeight - 1) * g.dilationY, g.strideY) : 0;
  work.reachColumns = wanted ? reach((g.filterWidth - 1) * g.dilationX, g.strideX) : 0;
  const seen = (g.outputWidth - 1) * g.strideX + (g.filterWidth - 1) * g.dilationX + 1;
  work.input = openBand(g.inputHeight, g.inputWidth, g.inputChannels, g.left, seen);
  const columns = max(g.outputWidth, (g.inputWidth - 1 + g.left) / g.strideX + 1);
  const width = work.reachColumns + columns;
  work.slope = openBand(g.outputHeight, g.outputWidth, g.outputChannels, work.reachColumns, width);
  work.slabStep = wanted ? usize((g.inputChannels + 7) & ~7) << 2 : 0;
  return work;
}

/** Output pixels that windows of an extent reach at a stride. */
function reach(extent: i32, stride: i32): i32 {
  return (extent + stride - 1) / stride;
}

function takeWork(pass: Pass, work: Work, most: i32): void {
  const g = work.geometry;
  takeRows(work.input, inputRows(g, most));
  takeRows(work.slope, work.reachRows + most);
  work.slab = take(usize(most * g.strideY * g.inputWidth) * work.slabStep);
  work.taps = gradientTaps(
    windowTaps(g, work.input.pitch, work.input.pixelBytes),
    pass.depthwise,
  );
  work.places = openPlaces(most * g.outputWidth);
  work.placedRows = 0;
  work.zeros = take(work.slope.pixelBytes + 32);
  clear(work.zeros, g.outputChannels + 8);
  if (pass.given.mode != Mode.skip) {
    work.phases = openPhases(
      g,
      pass.given.filter,
      pass.depthwise,
      work.slope,
      most * g.strideY,
    );
  }
}

/** One band: output rows from `first` on, and those input rows below `end` that no band before had. */
function backwardBand(pass: Pass, work: Work, first: i32, rows: i32, end: i32): void {
  const g = work.geometry;
  const given = pass.given;
  const above = first - work.reachRows;
  fillSlope(work.slope, given.outputSlope, pass.outputSkip, above, rows + work.reachRows);
  const origin =
    work.slope.place +
    work.slope.pitch * usize(work.reachRows) +
    work.slope.pixelBytes * usize(work.reachColumns);
  const outputs = min(rows, g.outputHeight - first);
  if (given.dBias != 0) addBias(pass, work, origin, outputs);
  if (given.dFilter != 0 && outputs > 0) addFilter(pass, work, origin, first, outputs);
  if (given.mode != Mode.skip) slopeBand(pass, work, origin, first, end);
}

function addBias(pass: Pass, work: Work, origin: usize, rows: i32): void {
  const g = work.geometry;
  for (let r = 0; r < rows; r++) {
    const row = origin + work.slope.pitch * usize(r);
    addColumns(row, g.outputWidth, g.outputChannels, pass.given.dBias);
  }
}

function addFilter(pass: Pass, work: Work, origin: usize, first: i32, rows: i32): void {
  const g = work.geometry;
  const image = pass.given.x + pass.inputSkip;
  fillInput(work.input, pass.input, image, first * g.strideY - g.top, inputRows(g, rows));
  if (work.placedRows != rows) placeWindows(work, rows, origin);
  addFilterGradient(g, work.taps, pass.depthwise, work.places, work.input.place, origin, pass.given.dFilter);
}

/** For every output pixel of a band where its window begins, and where it lies in da. */
function placeWindows(work: Work, rows: i32, origin: usize): void {
  const g = work.geometry;
  const rowStep = work.input.pitch * usize(g.strideY);
  const step = work.input.pixelBytes * usize(g.strideX);
  work.placedRows = rows;
  work.places.count = 0;
  addGrid(
    work.places,
    rows,
    g.outputWidth,
    0,
    rowStep,
    step,
    0,
    work.slope.pitch,
    work.slope.pixelBytes,
  );
  fillTile(work.places, 0, work.zeros - origin);
}

function slopeBand(pass: Pass, work: Work, origin: usize, first: i32, end: i32): void {
  const g = work.geometry;
  const top = first * g.strideY - g.top;
  const from = max(top, 0);
  const to = min(end, g.inputHeight);
  if (to <= from) return;
  const step = work.slabStep;
  gatherInputSlope(work.phases, g, work.slope, origin, from - top, to - top, work.slab, step);
  const skip = pass.inputSkip + work.input.pixelBytes * usize(from * g.inputWidth);
  const pixels = (to - from) * g.inputWidth;
  slopeSlab(pass.given.input, pass.given.lazySlope, work.slab, step, skip, pixels, g.inputChannels);
}
