import { EspalierError } from '@espalier/protocol';
import type { DataFile } from './read-data-file.ts';

/** An array of bytes as an IDX file holds it: extents, then values in row-major order. */
export interface IdxArray {
  readonly shape: readonly number[];
  readonly values: Uint8Array;
}

const unsignedByte = 0x08;

/**
 * Reads an IDX array of unsigned bytes with the given number of dimensions.
 *
 * Layout: two zero bytes, the type (8 for unsigned byte), the number of dimensions, one big-endian
 * 32-bit extent per dimension, then the values.
 *
 * @throws {EspalierError} `DATA_CORRUPT` on another magic number or length.
 * @see LeCun, Cortes and Burges, "The MNIST database", section "File formats"
 */
export function parseIdx({ path, bytes }: DataFile, dimensions: number): IdxArray {
  const header = 4 + 4 * dimensions;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const magic = bytes.length < header ? -1 : view.getUint32(0);
  if (magic !== (unsignedByte << 8) + dimensions) {
    const rule = `begin with the IDX magic number of ${dimensions} dimensions of unsigned bytes`;
    throw corrupt(path, rule, bytes.length < header ? `${bytes.length} bytes` : hexadecimal(magic));
  }
  const shape = Array.from({ length: dimensions }, (_, axis) => view.getUint32(4 + 4 * axis));
  const expected = header + shape.reduce((product, extent) => product * extent, 1);
  if (bytes.length !== expected) {
    throw corrupt(path, `have ${expected} bytes for shape [${shape.join(', ')}]`, bytes.length);
  }
  return { shape, values: bytes.subarray(header) };
}

function hexadecimal(magic: number): string {
  return `0x${magic.toString(16).padStart(8, '0')}`;
}

function corrupt(path: string, rule: string, value: string | number): EspalierError {
  return new EspalierError(
    'DATA_CORRUPT',
    `${path} must ${rule}, but got ${value}. Delete it and fetch it again.`,
    { path, value },
  );
}
