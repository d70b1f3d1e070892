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
    layers.push({ node: id, ...packed(output.dataSync<'float32'>(), batch.labels.length) });
    return output;
  });
  withModel({ network, weights, builds }, (model) => trainingLogits(model, imagesOf(batch)));
  return layers;
}

/** Codes as numbers, 1 where a rectifier is on and 0 where it is off, image after image. */
export function unpacked({ words, bits }: RectifierCodes): Float32Array {
  const values = new Float32Array(words.length * bits);
  for (const [image, code] of words.entries()) {
    const row = values.subarray(image * bits, (image + 1) * bits);
    for (let at = 0; at < bits; at++) row[at] = (code[at >> 5]! >>> (at & 31)) & 1;
  }
  return values;
}

function packed(values: Float32Array, images: number): Omit<RectifierCodes, 'node'> {
  const bits = values.length / images;
  const words = Array.from({ length: images }, (_, image) =>
    packedRow(values.subarray(image * bits, (image + 1) * bits)),
  );
  return { words, bits };
}

/** One image's bits; without a branch, which half of random values would mispredict. */
function packedRow(row: Float32Array): Uint32Array {
  const code = new Uint32Array(Math.ceil(row.length / 32));
  for (let word = 0; word < code.length; word++) {
    const first = 32 * word;
    const count = Math.min(32, row.length - first);
    let bits = 0;
    for (let bit = 0; bit < count; bit++) bits |= Number(row[first + bit]! > 0) << bit;
    code[word] = bits;
  }
  return code;
}
