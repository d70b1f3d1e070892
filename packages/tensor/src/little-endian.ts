import { endianness } from 'node:os';

type Numbers = Float32Array | Float64Array;

/** The bytes of the values, least significant first, copied; swapped on a big-endian machine. */
export function littleEndianBytes(values: Numbers): Uint8Array<ArrayBuffer> {
  const bytes = Buffer.alloc(values.byteLength);
  bytes.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
  swapWhereNeeded(bytes, values.BYTES_PER_ELEMENT);
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
}

/** The numbers that {@link littleEndianBytes} wrote; copied, because bytes may start anywhere. */
export function numbersOf(bytes: Uint8Array, kind: 'float32' | 'float64'): Numbers {
  const copy = Buffer.from(new Uint8Array(bytes).buffer);
  swapWhereNeeded(copy, kind === 'float32' ? 4 : 8);
  return kind === 'float32' ? new Float32Array(copy.buffer) : new Float64Array(copy.buffer);
}

function swapWhereNeeded(bytes: Buffer, bytesPerValue: number): void {
  if (endianness() !== 'BE') return;
  if (bytesPerValue === 4) bytes.swap32();
  else bytes.swap64();
}
