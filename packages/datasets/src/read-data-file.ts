import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { EspalierError } from '@espalier/protocol';
import { checkListedSum } from './listed-sums.ts';

const unzip = promisify(gunzip);

/** Far above the largest file of any set, and far below what fills a machine. */
const mostBytes = 512 * 2 ** 20;

/** A file's bytes, unpacked, and where they were read. */
export interface DataFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** Which file of which set. */
export interface WantedFile {
  readonly set: string;
  /** What `--data` names: the folder of all sets, or of this one. */
  readonly root: string;
  readonly folder: string;
  readonly file: string;
}

/**
 * Reads `<file>` or `<file>.gz`, unpacked.
 *
 * Where the folder holds a `SHA256SUMS` that lists the file, the checksum must agree; otherwise the
 * format is checked by the reader, so that a user's own packing of the set is welcome.
 *
 * @throws {EspalierError} `DATA_MISSING` when neither is there; `DATA_CORRUPT` when it does not
 * unpack or has another checksum.
 */
export async function readDataFile(wanted: WantedFile): Promise<DataFile> {
  for (const name of [wanted.file, `${wanted.file}.gz`]) {
    const path = join(wanted.folder, name);
    const packed = await readIfPresent(path);
    if (packed === null) continue;
    await checkListedSum(wanted.folder, name, packed);
    return { path, bytes: name.endsWith('.gz') ? await unpack(path, packed) : packed };
  }
  throw missing(wanted);
}

async function readIfPresent(path: string): Promise<Uint8Array | null> {
  try {
    return await readFile(path);
  } catch (thrown) {
    const { code, message } = thrown as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw new EspalierError(
      'DATA_MISSING',
      `${path} must be a readable file, but got ${message}. Check its permissions.`,
      { path },
    );
  }
}

async function unpack(path: string, packed: Uint8Array): Promise<Uint8Array> {
  try {
    return await unzip(packed, { maxOutputLength: mostBytes });
  } catch (thrown) {
    const reason = EspalierError.from(thrown).message;
    throw new EspalierError(
      'DATA_CORRUPT',
      `${path} must be an intact gzip file, but got "${reason}". Delete it and fetch it again.`,
      { path, reason },
    );
  }
}

function missing({ set, root, folder, file }: WantedFile): EspalierError {
  return new EspalierError(
    'DATA_MISSING',
    `the folder "${folder}" must hold ${file} or ${file}.gz, but got neither. ` +
      `Run "npx nx run datasets:fetch --name ${set} --data ${root}", ` +
      `or name the folder that holds them with --data.`,
    { set, root, folder, file },
  );
}
