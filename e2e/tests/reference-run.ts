import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { scratchFolder, search, tinySearch, type Ended } from '../src/index.ts';

/** One finished run that many tests look at; none may change its folder. */
export interface ReferenceRun {
  /** Flags of the search, without `--out`. */
  readonly flags: readonly string[];
  readonly folder: string;
  readonly ended: Ended;
}

declare module 'vitest' {
  interface ProvidedContext {
    readonly reference: ReferenceRun;
  }
}

/** Runs the search that the tests share, before the first of them. */
export default async function setup(project: TestProject): Promise<() => void> {
  const scratch = scratchFolder();
  const flags = tinySearch(scratch.path);
  const run = [...flags, '--workers', '2', '--format', 'json', '--out', 'reference'];
  const ended = await search(['evolve', ...run], scratch.path);
  project.provide('reference', { flags, folder: join(scratch.path, 'reference'), ended });
  return scratch.remove;
}
