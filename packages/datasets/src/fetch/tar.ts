import { basename } from 'node:path';
import { EspalierError } from '@espalier/protocol';

const block = 512;
const regularFile = /[0\0]/;

/**
 * The regular files of an unpacked tar archive, by the last part of their names.
 *
 * Reads ustar headers: name at 0, size in octal at 124, type at 156; contents are padded to blocks
 * of 512 bytes. Folders, links and extensions are passed over, and folders in names are dropped, so
 * no entry can point outside the target folder.
 *
 * @throws {EspalierError} `DATA_CORRUPT` when a header does not add up or the archive ends early.
 */
export function readTar(path: string, archive: Uint8Array): ReadonlyMap<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  for (let at = 0; at + block <= archive.length && archive[at] !== 0;) {
    const header = archive.subarray(at, at + block);
    const size = readHeader(path, header);
    const start = at + block;
    if (start + size > archive.length) throw corrupt(path, 'hold its last file whole', 'less');
    if (regularFile.test(text(header, 156, 1))) {
      files.set(basename(cString(header, 0, 100)), archive.subarray(start, start + size));
    }
    at = start + Math.ceil(size / block) * block;
  }
  return files;
}

function readHeader(path: string, header: Uint8Array): number {
  const size = Number.parseInt(cString(header, 124, 12), 8);
  const expected = Number.parseInt(cString(header, 148, 8), 8);
  const sum = header.reduce((total, byte, at) => total + (at >= 148 && at < 156 ? 32 : byte), 0);
  if (sum !== expected) throw corrupt(path, `have a header sum of ${expected}`, String(sum));
  if (!Number.isSafeInteger(size)) throw corrupt(path, 'state the size of each file', 'none');
  return size;
}

function text(bytes: Uint8Array, at: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + length));
}

function cString(bytes: Uint8Array, at: number, length: number): string {
  return text(bytes, at, length).split('\0', 1)[0]!.trim();
}

function corrupt(path: string, rule: string, value: string): EspalierError {
  return new EspalierError(
    'DATA_CORRUPT',
    `${path} must ${rule}, but got ${value}. Delete it and fetch it again.`,
    { path },
  );
}
