import { appendFileSync, cpSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, inject, test } from 'vitest';
import { linesOf, scratchFolder, search, type Ended } from '../src/index.ts';

const { flags, folder: reference } = inject('reference');
const scratch = scratchFolder();
afterAll(scratch.remove);

function copyOfReference(name: string): string {
  const folder = join(scratch.path, name);
  cpSync(reference, folder, { recursive: true });
  return folder;
}

function resume(name: string, ...flagsGiven: string[]): Promise<Ended> {
  return search(['evolve', '--resume', name, ...flagsGiven], scratch.path);
}

// Not `model.*`: which of the two stages it is may depend on a latency measured here.
const rebuilt = ['architecture.json', 'stages/retrained.onnx', 'stages/pruned.onnx'];
const rewritten = ['network.json', 'model.int8.onnx', 'README.md', 'report.html'];

test('resuming a finished study repeats its report and changes nothing else', async () => {
  const folder = copyOfReference('finished');
  for (const name of [...rebuilt, ...rewritten]) writeFileSync(join(folder, name), '');
  expect(await resume('finished')).toMatchObject({ code: 0 });
  expect(linesOf(folder)).toEqual(linesOf(reference));
  for (const name of rebuilt) {
    expect(readFileSync(join(folder, name)).equals(readFileSync(join(reference, name)))).toBe(true);
  }
  expect(rewritten.filter((name) => statSync(join(folder, name)).size === 0)).toEqual([]);
});

test('a last line that a crash tore is cut off', async () => {
  const folder = copyOfReference('torn');
  appendFileSync(join(folder, 'journal.jsonl'), '{"kind":"trial","number":8,"finger');
  expect(await resume('torn')).toMatchObject({ code: 0 });
  expect(linesOf(folder)).toEqual(linesOf(reference));
  expect(readFileSync(join(folder, 'journal.jsonl'), 'utf8').endsWith('}\n')).toBe(true);
});

test('a broken line in the middle is refused with its number, and the journal kept', async () => {
  const folder = copyOfReference('broken');
  const path = join(folder, 'journal.jsonl');
  const broken = linesOf(folder).map((line, index) => (index === 3 ? line.slice(0, 40) : line));
  writeFileSync(path, `${broken.join('\n')}\n`);
  const { code, stdout, stderr } = await resume('broken');
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toMatch(/^Line 4 of .*journal\.jsonl must be a journal record, but got/);
  expect(linesOf(folder)).toEqual(broken);
});

test('other settings than those of the study are refused with both values', async () => {
  const folder = copyOfReference('settings');
  const { code, stderr } = await resume('settings', '--trials', '9', '--seed', '2');
  expect(code).toBe(1);
  expect(stderr).toMatch(/^A resumed study must keep its settings, but got other ones: /);
  expect(stderr).toContain('trials 8 → 9');
  expect(stderr).toContain('seed "1" → "2"');
  expect(linesOf(folder)).toEqual(linesOf(reference));
});

test('another strategy than that of the study is refused', async () => {
  copyOfReference('strategy');
  const { code, stderr } = await search(['random', '--resume', 'strategy'], scratch.path);
  expect(code).toBe(1);
  expect(stderr).toContain('strategy "evolve" → "random"');
});

test('a new study does not start in the folder of another one', async () => {
  const folder = copyOfReference('taken');
  const { code, stderr } = await search(['evolve', ...flags, '--out', 'taken'], scratch.path);
  expect(code).toBe(1);
  expect(stderr).toMatch(/--out must be a new folder, but got .*taken, which holds a study/);
  expect(linesOf(folder)).toEqual(linesOf(reference));
});

test('a folder without a journal is not resumed', async () => {
  const { code, stderr } = await resume('nowhere');
  expect(code).toBe(1);
  expect(stderr).toMatch(
    /^A study must be a folder that holds journal.jsonl, but got nowhere, which does not exist/,
  );
});
