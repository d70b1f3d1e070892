import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EspalierError } from '@espalier/protocol';

/** Name of the optional list beside the data files, as `sha256sum` writes it. */
export const sumsFile = 'SHA256SUMS';

/**
 * Compares bytes with the folder's `SHA256SUMS`; does nothing where there is no list or no entry.
 *
 * @throws {EspalierError} `DATA_CORRUPT` when the listed checksum is another one.
 */
export async function checkListedSum(
  folder: string,
  name: string,
  bytes: Uint8Array,
): Promise<void> {
  const expected = (await listedSums(folder)).get(name);
  if (expected === undefined) return;
  const found = createHash('sha256').update(bytes).digest('hex');
  if (found === expected) return;
  throw new EspalierError(
    'DATA_CORRUPT',
    `${join(folder, name)} must have the SHA-256 ${expected} that ${sumsFile} lists, but got ${found}. ` +
      'Delete it and fetch it again.',
    { folder, name, expected, found },
  );
}

async function listedSums(folder: string): Promise<ReadonlyMap<string, string>> {
  const text = await readFile(join(folder, sumsFile), 'utf8').catch(() => '');
  const entries = text.matchAll(/^([0-9a-f]{64}) [ *](.+?)\r?$/gm);
  return new Map(Array.from(entries, ([, sum, name]) => [name!, sum!]));
}
