import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, inject, test } from 'vitest';
import { journalOf, linesOf, scratchFolder, search, startSearch, waitUntil } from '../src/index.ts';

const { flags, folder: reference } = inject('reference');
const scratch = scratchFolder();
afterAll(scratch.remove);

const run = ['evolve', ...flags];

// Not `model.*`: which of the two stages it is may depend on a latency measured here.
const trained = ['architecture.json', 'stages/retrain.weights.bin', 'stages/prune.weights.bin'];

function expectSameResults(folder: string): void {
  expect(journalOf(folder)).toEqual(journalOf(reference));
  expect(journalOf(folder, 'baseline.jsonl')).toEqual(journalOf(reference, 'baseline.jsonl'));
  for (const name of trained) {
    expect(readFileSync(join(folder, name)).equals(readFileSync(join(reference, name)))).toBe(true);
  }
}

test('one worker finds what two workers find, and says nothing when told to be quiet', async () => {
  const words = [...run, '--workers', '1', '--quiet', '--out', 'alone'];
  expect(await search(words, scratch.path)).toMatchObject({ code: 0, stderr: '' });
  expectSameResults(join(scratch.path, 'alone'));
});

test('a search that was killed goes on where it was and finds the same', async () => {
  const folder = join(scratch.path, 'killed');
  const killed = startSearch([...run, '--workers', '2', '--out', 'killed'], scratch.path);
  await waitUntil(() => linesOf(folder).length >= 4);
  killed.signal('SIGKILL');
  await killed.ended;
  const kept = linesOf(folder);
  expect(kept.length).toBeLessThan(linesOf(reference).length);

  const resumed = await search(['evolve', '--resume', 'killed', '--workers', '1'], scratch.path);
  expect(resumed).toMatchObject({ code: 0 });
  expect(linesOf(folder).slice(0, kept.length)).toEqual(kept);
  expectSameResults(folder);
});

test('another seed finds something else', async () => {
  const words = ['random', ...flags, '--trials', '1', '--seed', '2', '--out', 'other'];
  const other = startSearch(words, scratch.path);
  const folder = join(scratch.path, 'other');
  await waitUntil(() => linesOf(folder).length >= 2);
  other.signal('SIGKILL');
  await other.ended;
  expect(journalOf(folder)[1]).not.toEqual(journalOf(reference)[1]);
});
