import { stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Where `datasets:fetch` puts files and `load` looks for them when no folder is given. */
export const defaultDataFolder = 'data';

/** The folder of one set: `<folder>/<name>` where that exists, otherwise the folder itself. */
export async function folderOf(name: string, folder: string): Promise<string> {
  const own = join(folder, name);
  const found = await stat(own).catch(() => null);
  return found?.isDirectory() === true ? own : folder;
}
