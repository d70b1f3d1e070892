import { describe, expect, it } from 'vitest';
import { idxBytes } from '../tests/idx-bytes.ts';
import { parseIdx } from './idx.ts';

describe('parseIdx', () => {
  it('reads shape and values of a hand-made file', () => {
    const bytes = Uint8Array.of(0, 0, 8, 2, 0, 0, 0, 2, 0, 0, 0, 3, 1, 2, 3, 4, 5, 255);
    const { shape, values } = parseIdx({ path: 'a', bytes }, 2);
    expect(shape).toEqual([2, 3]);
    expect([...values]).toEqual([1, 2, 3, 4, 5, 255]);
  });

  it('reads a file that does not begin its buffer', () => {
    const bytes = Uint8Array.of(9, 9, 0, 0, 8, 1, 0, 0, 0, 1, 7).subarray(2);
    expect([...parseIdx({ path: 'a', bytes }, 1).values]).toEqual([7]);
  });

  it('refuses another number of dimensions', () => {
    expect(() => parseIdx({ path: 'labels', bytes: idxBytes([2], [1, 2]) }, 3)).toThrow(
      'labels must begin with the IDX magic number of 3 dimensions of unsigned bytes, but got 10 bytes.',
    );
    const images = idxBytes([1, 1, 1], [1]);
    expect(() => parseIdx({ path: 'images', bytes: images }, 1)).toThrow('but got 0x00000803.');
  });

  it('refuses values other than unsigned bytes', () => {
    const bytes = Uint8Array.of(0, 0, 13, 1, 0, 0, 0, 1, 7);
    expect(() => parseIdx({ path: 'a', bytes }, 1)).toThrow('but got 0x00000d01.');
  });

  it('refuses a file that ends early or late', () => {
    const bytes = idxBytes([2, 2], [1, 2, 3, 4]);
    expect(() => parseIdx({ path: 'a', bytes: bytes.subarray(0, 15) }, 2)).toThrow(
      'a must have 16 bytes for shape [2, 2], but got 15.',
    );
    expect(() => parseIdx({ path: 'a', bytes: Buffer.concat([bytes, Buffer.of(0)]) }, 2)).toThrow(
      'but got 17.',
    );
  });

  it('refuses a file shorter than its header', () => {
    expect(() => parseIdx({ path: 'a', bytes: new Uint8Array(3) }, 1)).toThrow('but got 3 bytes.');
  });
});
