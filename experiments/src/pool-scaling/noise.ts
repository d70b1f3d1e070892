import type { DatasetInfo, ImageSplit, SearchData } from '@espalier/protocol';
import { stream } from '@espalier/random';

const info: DatasetInfo = {
  ...{ name: 'noise', summary: 'Random pixels', source: 'drawn here', licence: 'none' },
  ...{ height: 32, width: 32, channels: 3, classes: 10, flip: true },
  mean: [0.5, 0.5, 0.5],
  deviation: [0.3, 0.3, 0.3],
};

/** Random pixels and labels in shared memory: how fast a training is does not depend on what it sees. */
export function noise(trainImages: number, validationImages: number): SearchData {
  return {
    info,
    train: split('train', trainImages),
    validation: split('validation', validationImages),
  };
}

function split(name: string, count: number): ImageSplit {
  const random = stream('pool-scaling', name);
  const images = new Uint8Array(new SharedArrayBuffer(count * 32 * 32 * 3));
  const labels = new Uint8Array(new SharedArrayBuffer(count));
  for (let at = 0; at < images.length; at++) images[at] = random.integer(256);
  for (let at = 0; at < count; at++) labels[at] = random.integer(info.classes);
  return { count, images, labels };
}
