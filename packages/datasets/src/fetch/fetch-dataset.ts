import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { EspalierError } from '@espalier/protocol';
import { checkChecksums } from './checksum.ts';
import type { Source, SourceFile } from './sources.ts';
import { transfer } from './transfer.ts';
import { unpackMembers } from './unpack.ts';

/** Tries per address; each continues where the one before broke off. */
const tries = 3;

/** What to fetch, whereto, and how it goes. */
export interface FetchOptions {
  readonly source: Source;
  /** Folder of this set's files; made where it does not exist. */
  readonly folder: string;
  /** Address that stands in for the listed ones, with a slash at its end; for mirrors and tests. */
  readonly base?: string;
  readonly onProgress?: (file: SourceFile, received: number) => void;
}

/** What became of one file. */
export interface FetchedFile {
  readonly file: string;
  readonly outcome: 'fetched' | 'present';
}

/**
 * Brings every file of a set into a folder: checked, whole, and only those that are not there.
 *
 * A file appears under its name only after both checksums agreed; until then it is `<file>.part`,
 * from which the next try goes on.
 *
 * @throws {EspalierError} `DOWNLOAD_FAILED` when no address gave the file, `DATA_CORRUPT` when a
 * checksum differs, `FOLDER_UNWRITABLE` when the folder cannot be made.
 */
export async function fetchDataset(options: FetchOptions): Promise<readonly FetchedFile[]> {
  await makeFolder(options.folder);
  const fetched: FetchedFile[] = [];
  for (const file of options.source.files) {
    fetched.push({ file: file.file, outcome: await fetchFile(file, options) });
  }
  return fetched;
}

async function fetchFile(file: SourceFile, options: FetchOptions): Promise<FetchedFile['outcome']> {
  const path = join(options.folder, file.file);
  if (await isPresent(file, options.folder)) return 'present';
  if (!(await exists(path))) {
    await transferFromAny(file, options);
    await accept(file, path);
  }
  if (file.members) await unpackMembers(path, file.members);
  return 'fetched';
}

async function isPresent(file: SourceFile, folder: string): Promise<boolean> {
  if (file.members) {
    const found = await Promise.all(file.members.map((member) => exists(join(folder, member))));
    return found.every(Boolean);
  }
  const path = join(folder, file.file);
  if (!(await exists(path))) return false;
  await checkChecksums(path, file);
  return true;
}

async function transferFromAny(file: SourceFile, options: FetchOptions): Promise<void> {
  const bases = options.base === undefined ? options.source.addresses : [options.base];
  const reasons: string[] = [];
  for (const base of bases.flatMap((address) => Array.from({ length: tries }, () => address))) {
    try {
      await transfer({
        address: base + file.file,
        part: partOf(join(options.folder, file.file)),
        bytes: file.bytes,
        rule: { base: options.base },
        onProgress: (received) => options.onProgress?.(file, received),
      });
      return;
    } catch (thrown) {
      const { code, message } = EspalierError.from(thrown);
      if (code !== 'DOWNLOAD_FAILED') throw thrown;
      if (!reasons.includes(message)) reasons.push(message);
    }
  }
  throw unavailable(file, options, reasons);
}

async function accept(file: SourceFile, path: string): Promise<void> {
  try {
    await checkChecksums(partOf(path), file);
  } catch (thrown) {
    await rm(partOf(path));
    throw thrown;
  }
  await rename(partOf(path), path);
}

function unavailable(
  { file, md5, members }: SourceFile,
  { folder }: FetchOptions,
  reasons: readonly string[],
): EspalierError {
  const wanted = members ? `the files ${members.join(', ')} from ${file}` : `${file} (MD5 ${md5})`;
  return new EspalierError(
    'DOWNLOAD_FAILED',
    `${reasons.join(' ')} Check the network and run the command again, which continues where it ` +
      `stopped; or bring ${wanted} by hand into the folder "${folder}".`,
    { file, folder, reasons },
  );
}

async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (thrown) {
    const reason = EspalierError.from(thrown).message;
    throw new EspalierError(
      'FOLDER_UNWRITABLE',
      `the folder "${folder}" must be writable, but got ${reason}. Name another with --data.`,
      { folder },
    );
  }
}

function partOf(path: string): string {
  return `${path}.part`;
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null)) !== null;
}
