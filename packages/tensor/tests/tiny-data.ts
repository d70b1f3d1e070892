import type { DatasetInfo, ImageSplit } from '@espalier/protocol';
import type { Random } from '@espalier/random';

/** Eight by eight colour images of four classes. */
export const tinyInfo: DatasetInfo = {
  name: 'tiny',
  summary: 'a bright quarter on noise',
  source: 'drawn by a test',
  licence: 'none',
  height: 8,
  width: 8,
  channels: 3,
  classes: 4,
  mean: [0.3, 0.3, 0.3],
  deviation: [0.25, 0.2, 0.3],
  flip: false,
};

/** Images whose class is the quarter that is brighter than the rest. */
export function tinySplit(count: number, random: Random): ImageSplit {
  const images = new Uint8Array(count * 8 * 8 * 3);
  const labels = Uint8Array.from({ length: count }, () => random.integer(4));
  for (let at = 0; at < images.length; at++) {
    const pixel = Math.floor(at / 3);
    const row = Math.floor(pixel / 8) % 8;
    const quarter = 2 * Number(row >= 4) + Number(pixel % 8 >= 4);
    const bright = quarter === labels[Math.floor(pixel / 64)]!;
    images[at] = random.integer(90) + (bright ? 90 : 0);
  }
  return { count, images, labels };
}
