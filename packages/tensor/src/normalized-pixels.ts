import type { DatasetInfo, ImageSplit } from '@espalier/protocol';
import { unchanged } from './augment.ts';
import { PixelWriter } from './pixels.ts';

/** All images of a split as floats [count, height, width, channels], normalized and unchanged. */
export function normalizedPixels(split: ImageSplit, info: DatasetInfo): Float32Array {
  const size = info.height * info.width * info.channels;
  const floats = new Float32Array(split.count * size);
  const writer = new PixelWriter(info);
  for (let image = 0; image < split.count; image++) {
    const from = image * size;
    writer.write({ bytes: split.images, from, floats, to: from }, unchanged);
  }
  return floats;
}
