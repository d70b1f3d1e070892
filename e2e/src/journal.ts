import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Records of a result folder's journal without their `clock`, which alone may differ. */
export function journalOf(folder: string, name = 'journal.jsonl'): Record<string, unknown>[] {
  return linesOf(folder, name).map((line) => {
    const { clock: _, ...record } = JSON.parse(line) as Record<string, unknown>;
    return record;
  });
}

/** Whole lines of a result folder's journal, of none where there is no file yet. */
export function linesOf(folder: string, name = 'journal.jsonl'): string[] {
  const path = join(folder, name);
  return existsSync(path) ? readFileSync(path, 'utf8').split('\n').slice(0, -1) : [];
}
