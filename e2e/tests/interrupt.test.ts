import { join } from 'node:path';
import { afterAll, expect, inject, test } from 'vitest';
import {
  journalOf,
  linesOf,
  scratchFolder,
  search,
  startSearch,
  waitUntil,
  type Ended,
} from '../src/index.ts';

const { flags, folder: reference } = inject('reference');
const scratch = scratchFolder();
afterAll(scratch.remove);

/** Presses Ctrl-C once the journal holds `records` records. */
async function interruptAt(records: number, words: readonly string[]): Promise<Ended> {
  const started = startSearch(words, scratch.path);
  await waitUntil(() => linesOf(join(scratch.path, 'run')).length >= records);
  started.signal('SIGINT');
  return started.ended;
}

const headerAndTwoTrials = 3;
const headerAllTrialsAndRetrain = 10;

test('Ctrl-C names the folder and the command that goes on, which then ends the same', async () => {
  const resume = ['evolve', '--resume', 'run'];
  const stopped = {
    code: 130,
    stdout: '',
    stderr: expect.stringMatching(
      /Everything finished is in run\. Continue with: npx nx run search:evolve --resume run\n$/,
    ) as string,
  };
  const whileSearching = ['evolve', ...flags, '--workers', '2', '--out', 'run'];
  expect(await interruptAt(headerAndTwoTrials, whileSearching)).toEqual(stopped);
  expect(await interruptAt(headerAllTrialsAndRetrain, resume)).toEqual(stopped);
  expect(await search(resume, scratch.path)).toMatchObject({ code: 0 });
  expect(journalOf(join(scratch.path, 'run'))).toEqual(journalOf(reference));
});
