import type { ProxySubject } from './subject.ts';
import { rectifies } from './rectifiers.ts';
import { watchedBuilds } from './watched-builds.ts';
import { imagesOf, trainingLogits, withModel } from './with-model.ts';

/** Which rectifiers are on: bit b of image n is bit b mod 32 of `words[n][b >> 5]`. */
export interface RectifierCodes {
  readonly words: readonly Uint32Array[];
  readonly bits: number;
}

/**
 * The binary codes of the images of a batch: one bit for each value of each rectifier, 1 where it is
 * above 0; batch norms in training.
 */
export function rectifierCodes({ network, batch, weights }: ProxySubject): RectifierCodes[] {
  const layers: RectifierCodes[] = [];
  const builds = watchedBuilds(network, rectifies, (output) => {
    layers.push(packed(output.dataSync(), batch.labels.length));
    return output;
  });
  withModel({ network, weights, builds }, (model) => trainingLogits(model, imagesOf(batch)));
  return layers;
}

function packed(values: ArrayLike<number>, images: number): RectifierCodes {
  const bits = values.length / images;
  const words = Array.from({ length: images }, (_, image) => {
    const code = new Uint32Array(Math.ceil(bits / 32));
    for (let bit = 0; bit < bits; bit++) {
      if (values[image * bits + bit]! > 0) code[bit >> 5]! |= 1 << (bit & 31);
    }
    return code;
  });
  return { words, bits };
}
