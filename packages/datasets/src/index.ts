import type { DatasetSource } from '@espalier/protocol';
import { cifar10 } from './cifar10.ts';
import { fashionMnist } from './fashion-mnist.ts';
import { mnist } from './mnist.ts';
import { shapes } from './shapes/index.ts';

export { defaultDataFolder } from './data-folder.ts';

/** Every image set by its name; the first is the default. */
export const datasets: Readonly<Record<string, DatasetSource>> = {
  shapes,
  'fashion-mnist': fashionMnist,
  mnist,
  cifar10,
};
