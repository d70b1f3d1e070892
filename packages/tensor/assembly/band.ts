import { clearShort } from './lanes';
import { activatePixels } from './activated-pixels';
import { LazyInput } from './lazy-input';
import { OutputSlope, slopePixels } from './output-slope';
import { take } from './scratch';

// What the last pixel's channels, taken four at a time, may reach too far.
const blockBytes: usize = 16;

/** Image rows in working memory, with zeros around them as far as windows reach. */
@unmanaged
export class Band {
  place: usize;
  /** Bytes from one row to the next, and of one pixel. */
  pitch: usize;
  pixelBytes: usize;
  /** Extents of the image, and pixels of zeros on its left. */
  height: i32;
  width: i32;
  left: i32;
  /** Pixels of the image that the band has room for, and bytes of zeros behind them. */
  visible: i32;
  rightBytes: usize;
}

/** A band of rows of `paddedWidth` pixels, of which `left` are zeros before the image. */
export function openBand(
  height: i32,
  width: i32,
  channels: i32,
  left: i32,
  paddedWidth: i32,
): Band {
  const band = changetype<Band>(take(offsetof<Band>()));
  band.pixelBytes = usize(channels) << 2;
  band.pitch = usize(paddedWidth) * band.pixelBytes;
  band.height = height;
  band.width = width;
  band.left = left;
  band.visible = min(width, max(paddedWidth - left, 0));
  band.rightBytes = usize(max(paddedWidth - left - band.visible, 0)) * band.pixelBytes;
  return band;
}

/** Takes the memory of a band of so many rows, with zeros behind them for windows read in whole blocks. */
export function takeRows(band: Band, rows: i32): void {
  const bytes = band.pitch * usize(rows);
  band.place = take(bytes);
  clearShort(band.place + bytes, blockBytes);
}

/** Fills the band with activated rows of a lazy input's image, `first` being above it where negative. */
export function fillInput(band: Band, input: LazyInput, image: usize, first: i32, rows: i32): void {
  for (let r = 0; r < rows; r++) {
    const to = openRow(band, first + r, r);
    if (to == 0) continue;
    const from = image + band.pixelBytes * usize((first + r) * band.width);
    activatePixels(input, from, to, band.visible, band.pixelBytes);
    closeRow(band, to);
  }
}

/** Fills the band with rows of the gradient of an output, whose image lies `skip` bytes behind dy. */
export function fillSlope(
  band: Band,
  slope: OutputSlope,
  skip: usize,
  first: i32,
  rows: i32,
): void {
  for (let r = 0; r < rows; r++) {
    const to = openRow(band, first + r, r);
    if (to == 0) continue;
    const from = skip + band.pixelBytes * usize((first + r) * band.width);
    slopePixels(slope, from, to, band.visible, band.pixelBytes);
    closeRow(band, to);
  }
}

/** Zeros on the left of row r, and where its image goes; 0 where the whole row lies outside the image. */
function openRow(band: Band, row: i32, r: i32): usize {
  const place = band.place + band.pitch * usize(r);
  if (row < 0 || row >= band.height || band.visible == 0) {
    clearShort(place, band.pitch);
    return 0;
  }
  const leftBytes = usize(band.left) * band.pixelBytes;
  clearShort(place, leftBytes);
  return place + leftBytes;
}

/** Zeros on the right, after the pixels, which may have written a little too far, even behind the row. */
function closeRow(band: Band, to: usize): void {
  clearShort(to + usize(band.visible) * band.pixelBytes, max(band.rightBytes, blockBytes));
}
