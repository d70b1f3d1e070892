import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeWeights, encodeWeights } from './weights-file.ts';

const weights = new Map([
  ['stem/kernel', Float32Array.from([1, -2.5, 3e-30, 4])],
  ['head/bias', Float32Array.from([0.1])],
]);

test('decoding gives every bit back', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.string({ minLength: 1 }), fc.float32Array()), { maxLength: 5 }),
      (entries) => {
        const given = new Map(entries);
        const { manifest, bytes } = encodeWeights(given);
        const read = decodeWeights(JSON.parse(JSON.stringify(manifest)), bytes);
        expect([...read.keys()]).toEqual([...given.keys()]);
        for (const [name, values] of given) {
          expect(Buffer.from(read.get(name)!.buffer)).toEqual(
            Buffer.from(values.buffer, values.byteOffset, values.byteLength),
          );
        }
      },
    ),
    { seed: 11, numRuns: 100 },
  );
});

test('values lie in the bytes little-endian, in the order of the map', () => {
  const { manifest, bytes } = encodeWeights(weights, new Map([['stem/kernel', [1, 1, 2, 2]]]));
  expect(manifest.entries).toEqual([
    { name: 'stem/kernel', shape: [1, 1, 2, 2], offset: 0, length: 4 },
    { name: 'head/bias', shape: [1], offset: 16, length: 1 },
  ]);
  expect([...bytes.subarray(4, 8)]).toEqual([0, 0, 0x20, 0xc0]);
});

test('a flipped bit is found by the checksum', () => {
  const { manifest, bytes } = encodeWeights(weights);
  bytes[3]! ^= 1;
  expect(() => decodeWeights(manifest, bytes)).toThrow(
    /^bytes of the weights file must have SHA-256 [0-9a-f]{64}, but got [0-9a-f]{64}\./,
  );
});

test('an entry beyond the bytes and a broken manifest are refused', () => {
  const { manifest, bytes } = encodeWeights(weights);
  const [first, second] = manifest.entries;
  const beyond = { ...manifest, entries: [first, { ...second, offset: 20 }] };
  expect(() => decodeWeights(beyond, bytes)).toThrow('entry "head/bias" of the weights file must');
  expect(() => decodeWeights({ version: 2 }, bytes)).toThrow('manifest of the weights file must');
});
