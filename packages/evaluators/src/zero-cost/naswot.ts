import { LuDecomposition, Matrix } from 'ml-matrix';
import { defineProxy } from './proxy.ts';
import { rectifierCodes, type RectifierCodes } from './rectifier-codes.ts';

/**
 * NASWOT: whether different images switch different rectifiers on.
 *
 * score = log det K, K[i][j] = N - Hamming distance of the codes of images i and j, N the number of
 * rectified values of an image
 *
 * K is the number of rectifiers that agree. It is a sum of Gram matrices, so its determinant is not
 * negative; two images of one code make it 0, and the score -∞, as does a network without rectifiers.
 *
 * @see Mellor et al. 2021, "Neural architecture search without training",
 *   https://arxiv.org/abs/2006.04647
 */
export const naswot = defineProxy({
  name: 'naswot',
  summary: 'Log-determinant of the agreement of rectifier codes',
  cite: 'Mellor et al. 2021, arXiv:2006.04647',
  score: (subject) => logDeterminant(agreements(subject.take(rectifierCodes))),
});

/** How many bits of the codes of two images are equal, summed over layers. */
export function agreements(layers: readonly RectifierCodes[]): number[][] {
  const images = layers[0]?.words.length ?? 0;
  const kernel = Array.from({ length: images }, () => new Array<number>(images).fill(0));
  for (const { words, bits } of layers) {
    for (let i = 0; i < images; i++) {
      for (let j = i; j < images; j++) {
        const equal = bits - hamming(words[i]!, words[j]!);
        kernel[i]![j]! += equal;
        if (i !== j) kernel[j]![i]! += equal;
      }
    }
  }
  return kernel;
}

/**
 * log |det| of a square matrix in float64; -∞ where two rows are equal, which elimination finds exactly,
 * and where there are none.
 */
export function logDeterminant(matrix: readonly (readonly number[])[]): number {
  if (matrix.length === 0) return -Infinity;
  const { upperTriangularMatrix } = new LuDecomposition(new Matrix(matrix.map((row) => [...row])));
  return upperTriangularMatrix
    .diagonal()
    .reduce((sum, pivot) => sum + Math.log(Math.abs(pivot)), 0);
}

function hamming(left: Uint32Array, right: Uint32Array): number {
  let distance = 0;
  for (let word = 0; word < left.length; word++) distance += ones(left[word]! ^ right[word]!);
  return distance;
}

/** Number of bits that are 1, by summing neighbours (Warren, "Hacker's Delight", section 5-1). */
function ones(word: number): number {
  let sum = word - ((word >>> 1) & 0x55555555);
  sum = (sum & 0x33333333) + ((sum >>> 2) & 0x33333333);
  return (((sum + (sum >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}
