import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { EspalierError } from '@espalier/protocol';
import { readTar } from './tar.ts';

const unzip = promisify(gunzip);
const mostBytes = 512 * 2 ** 20;

/**
 * Takes the named files out of a .tar.gz into its folder, each whole or not at all, and deletes it.
 *
 * @throws {EspalierError} `DATA_CORRUPT` when the archive does not unpack or lacks a member.
 */
export async function unpackMembers(path: string, members: readonly string[]): Promise<void> {
  const files = readTar(path, await unzipped(path));
  const lacking = members.find((member) => !files.has(member));
  if (lacking !== undefined) {
    throw new EspalierError(
      'DATA_CORRUPT',
      `${path} must hold ${lacking}, but got ${[...files.keys()].join(', ')}. Fetch it again.`,
      { path, lacking },
    );
  }
  for (const member of members) {
    const target = join(dirname(path), member);
    await writeFile(`${target}.part`, files.get(member)!);
    await rename(`${target}.part`, target);
  }
  await rm(path);
}

async function unzipped(path: string): Promise<Uint8Array> {
  try {
    return await unzip(await readFile(path), { maxOutputLength: mostBytes });
  } catch (thrown) {
    const reason = EspalierError.from(thrown).message;
    throw new EspalierError(
      'DATA_CORRUPT',
      `${path} must be an intact .tar.gz, but got "${reason}". Delete it and fetch it again.`,
      { path, reason },
    );
  }
}
