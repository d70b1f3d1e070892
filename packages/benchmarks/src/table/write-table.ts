import { writeFile } from 'node:fs/promises';
import type * as arrowTypes from 'apache-arrow';
import type { Vector } from 'apache-arrow';
import type { Table } from './table.ts';

/** Key of the header in the metadata of an Arrow schema. */
export const headerKey = 'espalier.benchmark';

/** Name of the column of points: numbers as `nth` counts them, or texts of choices. */
export const pointColumn = { number: 'index', text: 'choices' } as const;

/**
 * A table as an Apache Arrow IPC file, which pandas and polars open too.
 *
 * Column `index` (Uint32 or Uint64) or `choices` (Utf8) holds the points, one Float64 column each
 * figure, null where it is missing; the header is JSON in the schema's metadata. Uncompressed, so
 * that reading is mapping.
 *
 * @see https://arrow.apache.org/docs/format/Columnar.html#ipc-file-format
 */
export async function tableBytes(table: Table): Promise<Uint8Array> {
  const arrow = await import('apache-arrow');
  const { codes } = table.points;
  const points =
    codes instanceof Float64Array
      ? ([pointColumn.number, arrow.makeVector(integers(codes))] as const)
      : ([pointColumn.text, arrow.vectorFromArray(codes, new arrow.Utf8())] as const);
  const named = [...table.columns].map(([name, values]) => [name, figures(arrow, values)] as const);
  const plain = new arrow.Table(Object.fromEntries<Vector>([points, ...named]));
  const metadata = new Map([[headerKey, JSON.stringify(table.header)]]);
  const schema = new arrow.Schema(plain.schema.fields, metadata);
  return arrow.tableToIPC(new arrow.Table(schema, plain.batches), 'file');
}

/** Writes {@link tableBytes} to a file. */
export async function writeTable(table: Table, path: string): Promise<void> {
  await writeFile(path, await tableBytes(table));
}

/** The narrowest unsigned integers that hold all codes. */
function integers(codes: Float64Array): Uint32Array | BigUint64Array {
  const isNarrow = codes.every((code) => code < 2 ** 32);
  return isNarrow ? Uint32Array.from(codes) : BigUint64Array.from(codes, BigInt);
}

type Arrow = typeof arrowTypes;

function figures({ makeVector, makeData, Float64 }: Arrow, values: Float64Array): Vector {
  const missing = values.reduce((count, value) => count + Number(Number.isNaN(value)), 0);
  const nullBitmap = missing === 0 ? null : validity(values);
  return makeVector(
    makeData({
      type: new Float64(),
      length: values.length,
      nullCount: missing,
      nullBitmap,
      data: values,
    }),
  );
}

/** One bit for each value, least significant first: 1 where there is one. */
function validity(values: Float64Array): Uint8Array {
  const bits = new Uint8Array(Math.ceil(values.length / 64) * 8);
  for (const [at, value] of values.entries()) {
    if (!Number.isNaN(value)) bits[at >> 3]! |= 1 << (at & 7);
  }
  return bits;
}
