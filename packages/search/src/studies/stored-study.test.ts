import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { settings, trials, writeStudy } from '../../tests/stored-studies.ts';
import { openStudy } from './stored-study.ts';

const scratch = mkdtempSync(join(tmpdir(), 'espalier-stored-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

test('reads header and trials in their order', () => {
  const study = openStudy(writeStudy(scratch, 'whole'));
  expect(study.settings).toEqual(settings);
  expect(study.trials).toEqual(trials);
  expect(study.torn).toBe(false);
});

test('reads a journal whose last line is torn, says so and leaves the file alone', () => {
  const folder = writeStudy(scratch, 'torn');
  const path = join(folder, 'journal.jsonl');
  appendFileSync(path, '{"kind":"trial","numb');
  const before = readFileSync(path, 'utf8');
  const study = openStudy(folder);
  expect(study.trials).toHaveLength(trials.length);
  expect(study.torn).toBe(true);
  expect(readFileSync(path, 'utf8')).toBe(before);
});

test('refuses a folder that is not there and names the nearest study', () => {
  writeStudy(scratch, 'evolve-1');
  expect(() => openStudy(join(scratch, 'evolve-2'))).toThrow(
    `A study must be a folder that holds journal.jsonl, but got ${scratch}/evolve-2, which does not exist. Did you mean ${scratch}/evolve-1?`,
  );
});

test('refuses a folder without a journal', () => {
  const folder = join(scratch, 'empty', 'inner');
  mkdirSync(folder, { recursive: true });
  expect(() => openStudy(folder)).toThrow(
    `A study must be a folder that holds journal.jsonl, but got ${folder} without it. Give the result folder of a run.`,
  );
});

test('refuses a journal of another version by its number', () => {
  const folder = writeStudy(scratch, 'old');
  const path = join(folder, 'journal.jsonl');
  writeFileSync(path, readFileSync(path, 'utf8').replace('"version":2', '"version":1'));
  expect(() => openStudy(folder)).toThrow(
    `${path} must be a journal of version 2, but got version 1. Read it with the version of Espalier that wrote it.`,
  );
});

test('refuses a journal that does not begin with a study', () => {
  const folder = writeStudy(scratch, 'headless');
  const path = join(folder, 'journal.jsonl');
  writeFileSync(path, '');
  expect(() => openStudy(folder)).toThrow('must say what study it is, but got nothing.');
  writeFileSync(path, `${JSON.stringify(trials[0])}\n`);
  expect(() => openStudy(folder)).toThrow('must say what study it is, but got trial.');
});

test('refuses a line that is broken in the middle with its number', () => {
  const folder = writeStudy(scratch, 'broken');
  const path = join(folder, 'journal.jsonl');
  const lines = readFileSync(path, 'utf8').split('\n');
  writeFileSync(path, [lines[0], lines[1]!.slice(0, 30), ...lines.slice(2)].join('\n'));
  expect(() => openStudy(folder)).toThrow(/^Line 2 of .* must be a journal record, but got/);
});
