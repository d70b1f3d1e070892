import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { EspalierError } from '@espalier/protocol';
import { z } from 'zod';

/**
 * A JSON file of a data folder, checked; gunzipped where its name ends in `.gz`.
 *
 * @throws {EspalierError} `DATA_MISSING` where it is absent; `DATA_CORRUPT` where it is not of the schema.
 */
export async function readDataFile<T>(
  folder: string,
  file: string,
  schema: z.ZodType<T>,
): Promise<T> {
  const bytes = await readDataBytes(folder, file);
  try {
    const plain = file.endsWith('.gz') ? await promisify(gunzip)(bytes) : bytes;
    return schema.parse(JSON.parse(plain.toString('utf8')));
  } catch (thrown) {
    const reason =
      thrown instanceof z.ZodError ? z.prettifyError(thrown) : (thrown as Error).message;
    throw new EspalierError(
      'DATA_CORRUPT',
      `${join(folder, file)} must be the published table, but got: ${reason.slice(0, 300)}`,
      { folder, file },
    );
  }
}

/** The bytes of a file of a data folder. @throws {EspalierError} `DATA_MISSING` where it is absent. */
export async function readDataBytes(folder: string, file: string): Promise<Buffer> {
  const path = join(folder, file);
  try {
    return await readFile(path);
  } catch (thrown) {
    const code = (thrown as NodeJS.ErrnoException).code ?? 'unknown';
    throw new EspalierError(
      'DATA_MISSING',
      `${path} must be a readable file, but got ${code}. Give the folder that holds ${file} with --data.`,
      { path, code },
    );
  }
}
