import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { freshPath } from '../../tests/records.ts';
import { AppendFile } from './append-file.ts';
import { createWriter } from './fsync-policy.ts';

const contents = (path: string): string => readFileSync(path, 'utf8');

test('each: a line is in the file when append returns', () => {
  const path = freshPath();
  const writer = createWriter(new AppendFile(path, 0), 'each');
  writer.append('a\n');
  expect(contents(path)).toBe('a\n');
  writer.close();
});

test('group: the lines of one turn are written together at its end', async () => {
  const path = freshPath();
  const writer = createWriter(new AppendFile(path, 0), 'group');
  writer.append('a\n');
  await Promise.resolve();
  writer.append('b\n');
  expect(contents(path)).toBe('');
  await writer.flushed();
  expect(contents(path)).toBe('a\nb\n');
  writer.append('c\n');
  await writer.flushed();
  expect(contents(path)).toBe('a\nb\nc\n');
  writer.close();
});

test('group: closing writes what is left', async () => {
  const path = freshPath();
  const writer = createWriter(new AppendFile(path, 0), 'group');
  writer.append('a\n');
  writer.close();
  await new Promise(setImmediate);
  expect(contents(path)).toBe('a\n');
});

test.runIf(existsSync('/dev/full'))('group: a full disk is told to all who wait', async () => {
  const writer = createWriter(new AppendFile('/dev/full', 0), 'group');
  writer.append('a\n');
  await expect(writer.flushed()).rejects.toMatchObject({ code: 'FOLDER_UNWRITABLE' });
  expect(() => writer.append('b\n')).toThrow('ENOSPC');
  await expect(writer.flushed()).rejects.toThrow('ENOSPC');
  expect(() => writer.close()).toThrow('ENOSPC');
});
