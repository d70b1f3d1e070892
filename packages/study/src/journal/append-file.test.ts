import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { AppendFile } from './append-file.ts';

const full = '/dev/full';
const folder = (): string => mkdtempSync(join(tmpdir(), 'append-'));

test.runIf(existsSync(full))('a full disk is named with its cure, at every call after it', () => {
  const file = new AppendFile(full, 0);
  const message =
    '/dev/full must be writable, but got: ENOSPC: no space left on device, write. What was written so far is kept; free space or choose another --out, then continue with --resume.';
  expect(() => file.append('a\n')).toThrow(message);
  expect(() => file.append('b\n')).toThrow(message);
  expect(() => file.sync()).toThrow(message);
  file.close();
});

test('opening cuts off what follows the intact bytes', () => {
  const path = join(folder(), 'lines');
  writeFileSync(path, 'whole\ntorn');
  const file = new AppendFile(path, 6);
  file.append('next\n');
  file.sync();
  file.close();
  expect(readFileSync(path, 'utf8')).toBe('whole\nnext\n');
});

test('a folder that is not there is named', () => {
  expect(() => new AppendFile('/nowhere/lines', 0)).toThrow('/nowhere/lines must be writable');
});
