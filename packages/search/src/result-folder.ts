import { mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { EspalierError } from '@espalier/protocol';

/** The folder that a run leaves behind. */
export interface ResultFolder {
  readonly path: string;
  /** Path of a file in the folder. */
  file(name: string): string;
  /** Writes a file whole or not at all, making its folder. */
  write(name: string, content: string | Uint8Array): void;
}

/**
 * The folder at `path`, made if absent.
 *
 * @throws {EspalierError} `FOLDER_UNWRITABLE` with the reason.
 */
export function openResultFolder(path: string): ResultFolder {
  const root = resolve(path);
  const file = (name: string): string => join(root, name);
  guard(root, () => {
    makeFolder(root);
    writeFileSync(file('.writable'), '');
    rmSync(file('.writable'));
  });
  return {
    path: root,
    file,
    write: (name, content) =>
      guard(file(name), () => {
        makeFolder(dirname(file(name)));
        writeFileSync(`${file(name)}.part`, content);
        renameSync(`${file(name)}.part`, file(name));
      }),
  };
}

// Not mkdir with `recursive`: Node 20 never returns from it where the parent takes no entries (/proc).
function makeFolder(path: string): void {
  if (isFolder(path)) return;
  if (dirname(path) !== path) makeFolder(dirname(path));
  try {
    mkdirSync(path);
  } catch (thrown) {
    // Another run may have made it in between.
    if (!isFolder(path)) throw thrown;
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function guard(path: string, write: () => void): void {
  try {
    write();
  } catch (thrown) {
    throw new EspalierError(
      'FOLDER_UNWRITABLE',
      `${path} must be writable, but got: ${(thrown as Error).message}. Choose another folder with --out.`,
      { path },
    );
  }
}

/** Default result folder: `runs/<local time>-<device>`. */
export function defaultFolder(device: string, now = new Date()): string {
  const local = new Date(now.getTime() - now.getTimezoneOffset() * 60_000);
  const stamp = local.toISOString().slice(0, 19).replaceAll(':', '').replace('T', '-');
  return join('runs', `${stamp}-${device.replaceAll(/[^a-z0-9-]/gi, '_')}`);
}
