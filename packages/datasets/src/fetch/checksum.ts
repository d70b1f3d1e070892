import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { EspalierError } from '@espalier/protocol';
import type { SourceFile } from './sources.ts';

/**
 * Compares a file with the MD5 and the SHA-256 of its publisher.
 *
 * @throws {EspalierError} `DATA_CORRUPT` naming the first checksum that differs.
 */
export async function checkChecksums(
  path: string,
  { md5, sha256 }: Pick<SourceFile, 'md5' | 'sha256'>,
): Promise<void> {
  for (const [algorithm, expected] of Object.entries({ md5, sha256 })) {
    const hash = createHash(algorithm);
    await pipeline(createReadStream(path), hash);
    const found = hash.digest('hex');
    if (found === expected) continue;
    throw new EspalierError(
      'DATA_CORRUPT',
      `${path} must have the ${algorithm} ${expected} of the published file, but got ${found}. ` +
        'Move it away and fetch again.',
      { path, algorithm, expected, found },
    );
  }
}
