import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  deviceProfileSchema,
  EspalierError,
  latencyTableSchema,
  type Device,
  type LatencyRow,
  type LatencyTable,
} from '@espalier/protocol';
import type { z } from 'zod';
import { schemaError } from './schema-error.ts';

/**
 * Reads a device from a folder: `profile.json` and the table files that it names.
 *
 * Use it for a device of your own; the ones that Espalier ships have names. Latency in every
 * table is in milliseconds, shapes are [height, width, channels]. `label` is how errors call the
 * folder.
 *
 * @throws {EspalierError} `DATA_MISSING` for a file that is not there; `BAD_INPUT` for one that is
 *   not JSON, does not obey its schema, or prices the same thing twice.
 */
export async function loadDeviceFolder(folder: string, label = folder): Promise<Device> {
  const read = <T>(file: string, schema: z.ZodType<T>): Promise<T> =>
    readChecked(join(folder, file), `${label.replace(/\/+$/, '')}/${file}`, schema);
  const profile = await read('profile.json', deviceProfileSchema);
  const tables = await Promise.all(profile.tables.map((file) => read(file, latencyTableSchema)));
  tables.forEach((table, index) =>
    refuseRepeats(`${label}/${profile.tables[index]!}: rows`, rowsOf(table).map(nameOfRow)),
  );
  refuseRepeats(`${label}/profile.json: tables`, tables.flatMap(namesOfTable));
  return { profile, tables };
}

async function readChecked<T>(path: string, label: string, schema: z.ZodType<T>): Promise<T> {
  const value = parse(await readText(path, label), label);
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw schemaError(label, value, result.error);
}

async function readText(path: string, label: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (thrown) {
    const code = (thrown as NodeJS.ErrnoException).code ?? 'unknown';
    throw new EspalierError(
      'DATA_MISSING',
      `${label} must be a readable file, but got ${code}. A device is a folder with profile.json and the tables it names.`,
      { file: label, code },
    );
  }
}

function parse(text: string, label: string): unknown {
  try {
    return JSON.parse(text);
  } catch (thrown) {
    const reason = (thrown as SyntaxError).message;
    throw new EspalierError('BAD_INPUT', `${label}: the file must be JSON, but got ${reason}`, {
      file: label,
    });
  }
}

function rowsOf(table: LatencyTable): readonly LatencyRow[] {
  return table.kind === 'additive' ? table.rows : [];
}

function nameOfRow({ kind, input, output, stride }: LatencyRow): string {
  return `${kind} from ${input.join('x')} to ${output.join('x')} at stride ${stride}`;
}

function namesOfTable(table: LatencyTable): string[] {
  const others = table.kind === 'additive' ? (table.otherInputs ?? []) : [];
  return [table.input, ...others].map((input) => `${table.space} at ${input.join('x')}`);
}

function refuseRepeats(what: string, names: readonly string[]): void {
  const seen = new Set<string>();
  const repeated = names.find((name) => {
    if (seen.has(name)) return true;
    seen.add(name);
    return false;
  });
  if (repeated === undefined) return;
  throw new EspalierError('BAD_INPUT', `${what} must be distinct, but got ${repeated} twice`, {
    repeated,
  });
}
