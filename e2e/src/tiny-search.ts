import { join } from 'node:path';
import { writeTinyImageSet } from './tiny-image-set.ts';

/**
 * Flags of a search that ends within seconds, on an image set written to `<folder>/images`.
 *
 * Eight trials at lag 2, of which evolution breeds the last four from earlier ones.
 */
export function tinySearch(folder: string): string[] {
  const images = join(folder, 'images');
  writeTinyImageSet(images);
  return [
    ...['--device', 'pixel', '--dataset', 'mnist', '--data', images],
    ...['--trials', '8', '--lag', '2', '--epochs', '2', '--proxy-width', '0.25'],
    ...['--train-images', '64', '--validation-images', '64'],
    ...['--final-epochs', '1', '--final-images', '64'],
  ];
}
