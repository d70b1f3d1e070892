import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, inject, test } from 'vitest';
import { journalOf, nxRun, scratchFolder, search } from '../src/index.ts';

const { flags } = inject('reference');
const scratch = scratchFolder();
afterAll(scratch.remove);

const few = [...flags, '--trials', '3'];

test('random search runs to its end through Nx', async () => {
  const folder = join(scratch.path, 'random search');
  const { code, stdout } = await nxRun(['search:random', ...few, '--out', folder]);
  expect(code).toBe(0);
  expect(stdout).toContain('3 of random in fbnet');
  expect(existsSync(join(folder, 'model.int8.onnx'))).toBe(true);
});

test('REINFORCE runs to its end', async () => {
  const words = ['reinforce', ...few, '--hidden', '8', '--out', 'reinforce'];
  expect(await search(words, scratch.path)).toMatchObject({ code: 0 });
  expect(existsSync(join(scratch.path, 'reinforce', 'model.int8.onnx'))).toBe(true);
});

test('DARTS trains its supernet once, also when it is resumed, and runs to its end', async () => {
  const supernet = [
    ...['--supernet-epochs', '2', '--supernet-warmup-epochs', '1', '--supernet-images', '64'],
    ...['--supernet-width', '0.125', '--supernet-shrink', '4'],
  ];
  const words = ['darts', ...few, ...supernet, '--out', 'darts'];
  expect(await search(words, scratch.path)).toMatchObject({ code: 0 });
  const folder = join(scratch.path, 'darts');
  expect(existsSync(join(folder, 'model.int8.onnx'))).toBe(true);
  const journal = journalOf(folder);
  expect(journal.map(({ kind }) => kind)).toEqual([
    'study',
    'prepared',
    'trial',
    'trial',
    'trial',
    'stage',
    'stage',
  ]);
  expect(await search(['darts', '--resume', 'darts'], scratch.path)).toMatchObject({ code: 0 });
  expect(journalOf(folder)).toEqual(journal);
});
