import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeArrays, encodeArrays } from './array-file.ts';

const arrays = new Map<string, Float64Array | Float32Array>([
  ['weight/stem', Float32Array.from([1, -2.5])],
  ['statistics/norm', Float64Array.from([0.1])],
]);

test('decoding gives every bit and the text back, wherever the bytes lie', () => {
  const values = fc.oneof(fc.float32Array(), fc.float64Array());
  const entries = fc.uniqueArray(fc.tuple(fc.string({ minLength: 1 }), values), {
    maxLength: 4,
    selector: ([name]) => name,
  });
  fc.assert(
    fc.property(entries, fc.jsonValue(), fc.nat(7), (given, about, shift) => {
      const file = encodeArrays(new Map(given), about as null);
      const moved = new Uint8Array(file.length + shift);
      moved.set(file, shift);
      const read = decodeArrays(moved.subarray(shift));
      expect([...read.arrays]).toEqual(given);
      expect(read.about).toEqual(JSON.parse(JSON.stringify(about)));
    }),
    { seed: 13, numRuns: 100 },
  );
});

test('a flipped bit, a missing end and other bytes are found', () => {
  const file = encodeArrays(arrays, {});
  const flipped = Uint8Array.from(file);
  flipped[file.length - 1]! ^= 1;
  expect(() => decodeArrays(flipped)).toThrow(
    /^checkpoint must have SHA-256 [0-9a-f]{64}, but got/,
  );
  expect(() => decodeArrays(file.subarray(0, file.length - 3))).toThrow('SHA-256');
  expect(() => decodeArrays(file.subarray(0, 20))).toThrow('header of its schema');
  expect(() => decodeArrays(new Uint8Array(40))).toThrow('checkpoint must start with "ESPALIER"');
});
