import { createHash } from 'node:crypto';
import { EspalierError, z } from '@espalier/protocol';
import { littleEndianBytes, numbersOf } from '../little-endian.ts';

/** Numbers by name. */
export type NamedArrays = ReadonlyMap<string, Float64Array | Float32Array>;

const magic = new TextEncoder().encode('ESPALIER');
/** Magic and the length of the header. */
const preambleBytes = magic.length + 4;

const headerSchema = z.strictObject({
  version: z.literal(1),
  /** SHA-256 of the arrays' bytes, in hexadecimal digits. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  arrays: z.array(
    z.strictObject({
      name: z.string().min(1),
      kind: z.enum(['float32', 'float64']),
      /** Number of values; arrays follow one another without gaps. */
      length: z.int().nonnegative(),
    }),
  ),
  /** What the arrays belong to; its owner knows its schema. */
  about: z.json(),
});

type Header = z.infer<typeof headerSchema>;

/**
 * Arrays and plain JSON about them as one file; same content, same bytes.
 *
 * "ESPALIER", the length of the header as 32 bits, the header as JSON, the arrays; little-endian.
 */
export function encodeArrays(arrays: NamedArrays, about: Header['about']): Uint8Array {
  const parts = [...arrays.values()].map(littleEndianBytes);
  const body = new Uint8Array(Buffer.concat(parts));
  const header: Header = {
    version: 1,
    sha256: digest(body),
    arrays: [...arrays].map(([name, values]) => ({
      name,
      kind: values instanceof Float32Array ? 'float32' : 'float64',
      length: values.length,
    })),
    about,
  };
  const text = new TextEncoder().encode(JSON.stringify(header));
  const file = new Uint8Array(preambleBytes + text.length + body.length);
  file.set(magic);
  new DataView(file.buffer).setUint32(magic.length, text.length, true);
  file.set(text, preambleBytes);
  file.set(body, preambleBytes + text.length);
  return file;
}

/**
 * What {@link encodeArrays} wrote.
 *
 * @throws {EspalierError} `DATA_CORRUPT` when the bytes are no such file, or cut or changed.
 */
export function decodeArrays(file: Uint8Array): { arrays: NamedArrays; about: Header['about'] } {
  const { header, body } = split(file);
  const found = digest(body);
  if (found !== header.sha256) throw corrupt(`have SHA-256 ${header.sha256}`, found);
  let offset = 0;
  const arrays = header.arrays.map(({ name, kind, length }) => {
    const from = offset;
    offset += length * (kind === 'float32' ? 4 : 8);
    return [name, numbersOf(body.subarray(from, offset), kind)] as const;
  });
  if (offset !== body.length) throw corrupt(`hold ${offset} bytes of arrays`, String(body.length));
  return { arrays: new Map(arrays), about: header.about };
}

function split(file: Uint8Array): { header: Header; body: Uint8Array } {
  const isOurs = magic.every((byte, at) => file[at] === byte) && file.length >= preambleBytes;
  if (!isOurs) throw corrupt('start with "ESPALIER"', 'other bytes');
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const end = preambleBytes + view.getUint32(magic.length, true);
  const text = new TextDecoder().decode(file.subarray(preambleBytes, end));
  const parsed = headerSchema.safeParse(jsonOf(text));
  if (!parsed.success) throw corrupt('have a header of its schema', z.prettifyError(parsed.error));
  return { header: parsed.data, body: file.subarray(end) };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function digest(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function corrupt(rule: string, got: string): EspalierError {
  return new EspalierError(
    'DATA_CORRUPT',
    `checkpoint must ${rule}, but got ${got}. Take an older checkpoint or start anew.`,
  );
}
