import type { Random } from '@espalier/random';

/**
 * A draw from Beta(alpha, alpha) for 0 < alpha <= 4, by Jöhnk's method.
 *
 * x = u^(1 / alpha), y = v^(1 / alpha) of uniform u, v; x / (x + y) where x + y <= 1, else drawn again.
 *
 * @see Jöhnk 1964, "Erzeugung von betaverteilten und gammaverteilten Zufallszahlen", Metrika 8
 */
export function drawBeta(random: Random, alpha: number): number {
  for (;;) {
    const x = random.uniform() ** (1 / alpha);
    const y = random.uniform() ** (1 / alpha);
    if (x + y > 0 && x + y <= 1) return x / (x + y);
  }
}

/**
 * Mixes every row of a batch with its mirror, the row as far from the end, in place:
 *
 * row[i] = share * row[i] + (1 - share) * row[count - 1 - i]
 *
 * Batches come in random order, so the mirror is a random partner. Images and targets take the same
 * share. No allocation.
 *
 * @see Zhang et al. 2018, "mixup", eq. 1, https://arxiv.org/abs/1710.09412
 */
export function mixRows(values: Float32Array, count: number, share: number): void {
  const length = values.length / count;
  for (let row = 0; row < count >> 1; row++) {
    const one = row * length;
    const other = (count - 1 - row) * length;
    for (let at = 0; at < length; at++) {
      const a = values[one + at]!;
      const b = values[other + at]!;
      values[one + at] = share * a + (1 - share) * b;
      values[other + at] = share * b + (1 - share) * a;
    }
  }
}
