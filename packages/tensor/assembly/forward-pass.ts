import { Band, fillInput, openBand, takeRows } from './band';
import { ForwardArguments } from './convolution-arguments';
import { Geometry } from './geometry';
import { withScale } from './activated-pixels';
import { LazyInput } from './lazy-input';
import { addGrid, openPlaces, Places, repeatLast, tileRows } from './places';
import { asOneImage, bandRows, isPointwise } from './row-views';
import { markScratch, openScratch } from './scratch';
import { addSlabMoments, clearMoments, finishMoments } from './slab-moments';
import { windowTaps } from './taps';
import { layFilter, outputFilter } from './window-filter';

// Bytes of input and output that one band may take, so that it stays in the second-level cache.
const bandBytes: usize = 262144;
// The same for the rows of a pointwise convolution, which do not overlap, in the first level.
const slabBytes: usize = 24576;
const fewestSlabRows: i32 = 24;
const mostSlabRows: i32 = 120;

/**
 * Forward pass of a convolution, over images or, where it is pointwise, over slabs of rows.
 *
 * Image rows are activated into a band with zeros around them, in which windows are multiplied by
 * panels of the filter; moments are taken while the band's output is in the cache.
 */
export function forwardPass(given: ForwardArguments, depthwise: bool): void {
  const g = given.geometry;
  openScratch(given.scratch);
  const input = withScale(given.input, g.inputChannels);
  const wanted = given.mean != 0;
  if (wanted) clearMoments(given.mean, given.variance, g.outputChannels);
  if (!depthwise && isPointwise(g)) forwardRows(given, g, input);
  else forwardImages(given, depthwise, g, input, given.x, given.y, bandBytes);
  const rows = g.batch * g.outputHeight * g.outputWidth;
  if (wanted) finishMoments(given.mean, given.variance, given.y, rows, g.outputChannels);
}

/** Slabs of rows, and a last one of what is left. */
function forwardRows(given: ForwardArguments, g: Geometry, input: LazyInput): void {
  const rows = g.batch * g.inputHeight * g.inputWidth;
  const free = markScratch();
  const slab = slabRows(rows, usize(g.inputChannels + g.outputChannels) << 2);
  const slabs = rows / slab;
  forwardImages(given, false, asOneImage(g, slabs, slab), input, given.x, given.y, 0);
  const rest = rows - slabs * slab;
  if (rest == 0) return;
  openScratch(free);
  const x = given.x + (usize(slabs * slab * g.inputChannels) << 2);
  const y = given.y + (usize(slabs * slab * g.outputChannels) << 2);
  forwardImages(given, false, asOneImage(g, 1, rest), input, x, y, 0);
}

/** Rows of a slab: whole tiles where there are enough of them. */
export function slabRows(rows: i32, rowBytes: usize): i32 {
  const most = max(fewestSlabRows, min(mostSlabRows, i32(slabBytes / rowBytes)));
  return min(rows, most - (most % 6));
}

function forwardImages(
  given: ForwardArguments,
  depthwise: bool,
  g: Geometry,
  input: LazyInput,
  x: usize,
  y: usize,
  limit: usize,
): void {
  const width = (g.outputWidth - 1) * g.strideX + (g.filterWidth - 1) * g.dilationX + 1;
  const band = openBand(g.inputHeight, g.inputWidth, g.inputChannels, g.left, width);
  const rowBytes = band.pitch * usize(g.strideY) + (usize(g.outputWidth * g.outputChannels) << 2);
  const most = bandRows(g.outputHeight, rowBytes, limit);
  takeRows(band, inputRows(g, most));
  const taps = windowTaps(g, band.pitch, band.pixelBytes);
  const filter = outputFilter(g, given.filter, given.bias, taps, depthwise);
  const places = openPlaces(most * g.outputWidth);
  const bytes = usize(g.outputChannels) << 2;
  for (let n = 0; n < g.batch; n++) {
    for (let first = 0; first < g.outputHeight; first += most) {
      const rows = min(most, g.outputHeight - first);
      const pixels = rows * g.outputWidth;
      if (places.count != pixels) placeOutputs(places, g, band, rows);
      fillInput(band, input, x, first * g.strideY - g.top, inputRows(g, rows));
      layFilter(filter, g.outputChannels, places, band.place, y);
      if (given.mean != 0) takeMoments(given, y, pixels, g.outputChannels);
      y += bytes * usize(pixels);
    }
    x += band.pixelBytes * usize(g.inputHeight * g.inputWidth);
  }
}

/** Adds rows of the output to the moments, some at a time, so that their sums have few terms. */
export function takeMoments(given: ForwardArguments, y: usize, rows: i32, channels: i32): void {
  for (let first = 0; first < rows; first += mostSlabRows) {
    const slab = y + (usize(first * channels) << 2);
    const count = min(mostSlabRows, rows - first);
    addSlabMoments(slab, given.y, count, channels, given.mean, given.variance);
  }
}

/** Input rows that so many output rows see. */
export function inputRows(g: Geometry, rows: i32): i32 {
  return (rows - 1) * g.strideY + (g.filterHeight - 1) * g.dilationY + 1;
}

/** For every output pixel of a band where its window begins, and where it goes in y. */
function placeOutputs(places: Places, g: Geometry, band: Band, rows: i32): void {
  const bytes = usize(g.outputChannels) << 2;
  const rowStep = band.pitch * usize(g.strideY);
  const step = band.pixelBytes * usize(g.strideX);
  places.count = 0;
  addGrid(places, rows, g.outputWidth, 0, rowStep, step, 0, bytes * usize(g.outputWidth), bytes);
  repeatLast(places);
}
