import { createHash } from 'node:crypto';
import { EspalierError, z, type Weights } from '@espalier/protocol';
import { littleEndianBytes, numbersOf } from './little-endian.ts';

const bytesPerValue = 4;

const entrySchema = z.strictObject({
  name: z.string().min(1),
  shape: z.array(z.int().nonnegative()),
  /** Place of the first byte. */
  offset: z.int().nonnegative(),
  /** Number of float32 values. */
  length: z.int().nonnegative(),
});

/** What the bytes of a weights file hold: float32, little-endian, entry after entry. */
export const weightsManifestSchema = z.strictObject({
  version: z.literal(1),
  /** SHA-256 of the bytes, in hexadecimal digits. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  entries: z.array(entrySchema),
});
/** See {@link weightsManifestSchema}. */
export type WeightsManifest = z.infer<typeof weightsManifestSchema>;

/** Weights as two files: what is in the bytes, and the bytes. */
export interface WeightsFile {
  readonly manifest: WeightsManifest;
  readonly bytes: Uint8Array;
}

/**
 * Weights as a manifest and bytes, in the order of the map; same weights, same bytes.
 *
 * @param shapes - Shape by name where it is known; one axis otherwise.
 */
export function encodeWeights(
  weights: Weights,
  shapes: ReadonlyMap<string, readonly number[]> = new Map(),
): WeightsFile {
  let offset = 0;
  const entries: WeightsManifest['entries'] = [];
  for (const [name, { length }] of weights) {
    entries.push({ name, shape: [...(shapes.get(name) ?? [length])], offset, length });
    offset += length * bytesPerValue;
  }
  const bytes = new Uint8Array(offset);
  for (const [index, values] of [...weights.values()].entries()) {
    bytes.set(littleEndianBytes(values), entries[index]!.offset);
  }
  return { manifest: { version: 1, sha256: digest(bytes), entries }, bytes };
}

/**
 * The weights that {@link encodeWeights} wrote.
 *
 * @throws {EspalierError} `DATA_CORRUPT` when the manifest breaks its schema, the bytes do not have its
 * checksum, or an entry lies outside of them.
 */
export function decodeWeights(manifest: unknown, bytes: Uint8Array): Weights {
  const parsed = weightsManifestSchema.safeParse(manifest);
  if (!parsed.success) throw corrupt('manifest', 'obey its schema', z.prettifyError(parsed.error));
  const { sha256, entries } = parsed.data;
  const found = digest(bytes);
  if (found !== sha256) throw corrupt('bytes', `have SHA-256 ${sha256}`, found);
  return new Map(entries.map((entry) => [entry.name, valuesOf(entry, bytes)]));
}

type Entry = z.infer<typeof entrySchema>;

function valuesOf({ name, offset, length, shape }: Entry, bytes: Uint8Array): Float32Array {
  const end = offset + length * bytesPerValue;
  const size = shape.reduce((product, extent) => product * extent, 1);
  if (end > bytes.length || size !== length) {
    throw corrupt(
      `entry "${name}"`,
      `hold ${size} values within ${bytes.length} bytes`,
      `${length} up to byte ${end}`,
    );
  }
  return numbersOf(bytes.subarray(offset, end), 'float32') as Float32Array;
}

function digest(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function corrupt(what: string, rule: string, got: string): EspalierError {
  return new EspalierError(
    'DATA_CORRUPT',
    `${what} of the weights file must ${rule}, but got ${got}. Write the file anew.`,
  );
}
