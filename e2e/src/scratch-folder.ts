import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A new empty folder outside the workspace and the function that removes it. */
export function scratchFolder(): { readonly path: string; readonly remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'espalier-e2e-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}
