import type { DatasetInfo, ImageSplit, SearchData } from '@espalier/protocol';
import { stream, type Random } from '@espalier/random';

const info: DatasetInfo = {
  name: 'tiny',
  summary: 'a colour on noise',
  source: 'drawn by a test',
  licence: 'none',
  height: 8,
  width: 8,
  channels: 3,
  classes: 4,
  mean: [0.3, 0.3, 0.3],
  deviation: [0.25, 0.25, 0.25],
  flip: false,
};

/** Noise whose channel `label` is brighter, or none of the three for class 3. */
function tinySplit(count: number, random: Random): ImageSplit {
  const images = new Uint8Array(count * 8 * 8 * 3);
  const labels = Uint8Array.from({ length: count }, () => random.integer(4));
  for (let at = 0; at < images.length; at++) {
    const bright = at % 3 === labels[Math.floor(at / 192)]!;
    images[at] = random.integer(90) + (bright ? 60 : 0);
  }
  return { count, images, labels };
}

/** Eight by eight images of four classes that a single layer can tell apart. */
export function tinyData(train: number): SearchData {
  const validation = tinySplit(4, stream('tiny validation'));
  return { info, train: tinySplit(train, stream('tiny train')), validation };
}
