import type { DatasetInfo } from '@espalier/protocol';
import type { Change } from './augment.ts';

/** A row of bytes to read and a row of floats to write. */
export interface ImagePlace {
  readonly bytes: Uint8Array;
  readonly from: number;
  readonly floats: Float32Array;
  readonly to: number;
}

/**
 * Writes one image, changed and normalized: (byte / 255 - mean) / deviation by channel.
 *
 * Pixels from outside the image and blank ones become 0, the data set's mean. The 256 possible
 * values of a channel are looked up. Time O(height * width * channels), no allocation.
 */
export class PixelWriter {
  readonly #info: DatasetInfo;
  readonly #normalized: Float32Array;

  constructor(info: DatasetInfo) {
    this.#info = info;
    this.#normalized = Float32Array.from({ length: 256 * info.channels }, (_, index) => {
      const channel = index % info.channels;
      const value = Math.floor(index / info.channels) / 255;
      return (value - info.mean[channel]!) / info.deviation[channel]!;
    });
  }

  write(place: ImagePlace, change: Change): void {
    const { height, width, channels } = this.#info;
    const rowLength = width * channels;
    for (let y = 0; y < height; y++) {
      const source = y + change.down;
      const to = place.to + y * rowLength;
      if (source < 0 || source >= height) place.floats.fill(0, to, to + rowLength);
      else this.#writeRow({ ...place, from: place.from + source * rowLength, to }, change);
    }
    this.#blank(place, change);
  }

  #writeRow({ bytes, from, floats, to }: ImagePlace, { right, flip }: Change): void {
    const { width, channels } = this.#info;
    for (let x = 0; x < width; x++) {
      const source = (flip ? width - 1 - x : x) + right;
      const at = to + x * channels;
      const inside = source >= 0 && source < width;
      for (let c = 0; c < channels; c++) {
        const byte = inside ? bytes[from + source * channels + c]! : 0;
        floats[at + c] = inside ? this.#normalized[byte * channels + c]! : 0;
      }
    }
  }

  #blank({ floats, to }: ImagePlace, { blankRows, blankColumns }: Change): void {
    const { height, width, channels } = this.#info;
    const left = Math.max(blankColumns[0], 0);
    const right = Math.min(blankColumns[1], width);
    if (right <= left) return;
    for (let y = Math.max(blankRows[0], 0); y < Math.min(blankRows[1], height); y++) {
      const row = to + y * width * channels;
      floats.fill(0, row + left * channels, row + right * channels);
    }
  }
}
