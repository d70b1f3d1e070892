import { basename, dirname } from 'node:path';
import { openResultFolder } from '../result-folder.ts';

/** Writes a file whole or not at all, making its folder. @throws {EspalierError} `FOLDER_UNWRITABLE`. */
export function writeOutput(path: string, content: string): void {
  openResultFolder(dirname(path)).write(basename(path), content);
}
