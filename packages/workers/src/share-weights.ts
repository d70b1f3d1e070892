import type { Weights } from '@espalier/protocol';

/**
 * The same values in memory that all threads see, so that sending them to a worker or back copies nothing.
 *
 * One shared buffer, the parameters one behind the other. Who receives them must not write to them.
 */
export function shareWeights(weights: Weights): Map<string, Float32Array> {
  const entries = [...weights];
  const values = entries.reduce((sum, [, { length }]) => sum + length, 0);
  const buffer = new SharedArrayBuffer(values * Float32Array.BYTES_PER_ELEMENT);
  let next = 0;
  return new Map(
    entries.map(([name, { length }], index) => {
      const view = new Float32Array(buffer, next, length);
      view.set(entries[index]![1]);
      next += view.byteLength;
      return [name, view];
    }),
  );
}
