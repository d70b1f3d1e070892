import { createHash } from 'node:crypto';
import type { Source, SourceFile } from '../src/fetch/sources.ts';

/** A source of one file with the checksums of the given bytes. */
export function sourceOf(file: string, bytes: Buffer, members?: readonly string[]): Source {
  const sum = (algorithm: string) => createHash(algorithm).update(bytes).digest('hex');
  const described: SourceFile = {
    file,
    bytes: bytes.length,
    md5: sum('md5'),
    sha256: sum('sha256'),
    ...(members && { members }),
  };
  return { addresses: ['https://www.cs.toronto.edu/~kriz/'], files: [described] };
}
