import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** An empty folder that goes when the test is done. */
export function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'datasets-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}
