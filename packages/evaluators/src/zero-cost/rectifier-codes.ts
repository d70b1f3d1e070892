import type { ProxySubject } from './subject.ts';
import { rectifies } from './rectifiers.ts';
import { watchedBuilds } from './watched-builds.ts';
import { imagesOf, trainingLogits, withModel } from './with-model.ts';

/** Which rectifiers of a node are on: bit b of image n is bit b mod 32 of `words[n][b >> 5]`. */
export interface RectifierCodes {
  readonly node: string;
  readonly words: readonly Uint32Array[];
  readonly bits: number;
}

/**
 * The binary codes of the images of a batch: one bit for each value of each rectifier, 1 where it is
 * above 0; batch norms in training.
 */
export function rectifierCodes({ network, batch, weights }: ProxySubject): RectifierCodes[] {
  const layers: RectifierCodes[] = [];
  const builds = watchedBuilds(network, rectifies, (output, { id }) => {
    layers.push({ node: id, ...packed(output.dataSync(), batch.labels.length) });
    return output;
  });
  withModel({ network, weights, builds }, (model) => trainingLogits(model, imagesOf(batch)));
  return layers;
}

/** Codes as numbers, 1 where a rectifier is on and 0 where it is off, image after image. */
export function unpacked({ words, bits }: RectifierCodes): Float32Array {
  const values = new Float32Array(words.length * bits);
  for (const [image, code] of words.entries()) {
    for (let bit = 0; bit < bits; bit++) {
      values[image * bits + bit] = (code[bit >> 5]! >>> (bit & 31)) & 1;
    }
  }
  return values;
}

function packed(values: ArrayLike<number>, images: number): Omit<RectifierCodes, 'node'> {
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
