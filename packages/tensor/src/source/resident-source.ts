import type { ImageSplit } from '@espalier/protocol';
import { stream } from '@espalier/random';
import { shuffleInto } from '../image-order.ts';
import type { ImageSource, SourceOptions } from './image-source.ts';

/**
 * A split that lies in memory, in a new order of all images for every epoch.
 *
 * The last images of an order that do not fill a step wait for another epoch.
 */
export function residentSource(
  split: ImageSplit,
  { seed, imagesPerStep }: SourceOptions,
): ImageSource {
  const order = new Uint32Array(split.count);
  let ordered = -1;
  return {
    stepsPerEpoch: Math.floor(split.count / imagesPerStep),
    ready: () => Promise.resolve(),
    at({ epoch, step }) {
      if (ordered !== epoch) shuffleInto(order, stream(seed, 'order', epoch));
      ordered = epoch;
      return { split, order, first: step * imagesPerStep };
    },
    sample() {
      const drawn = new Uint32Array(split.count);
      shuffleInto(drawn, stream(seed, 'recalibrate'));
      return { split, order: drawn, first: 0 };
    },
  };
}
