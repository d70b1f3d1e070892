import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readyBenchmarks } from './index.ts';

/** What the benchmarks of the folder are made of. */
const parts = [
  'define-ready',
  'index',
  'nas-bench-201-files',
  'nas-bench-201-table',
  'ready-benchmark',
];

test('every benchmark of the folder is in the list, under its name', () => {
  const files = readdirSync(new URL('.', import.meta.url))
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => file.replace(/\.ts$/, ''))
    .filter((name) => !parts.includes(name));
  expect(Object.keys(readyBenchmarks)).toEqual(files.sort());
  expect(Object.values(readyBenchmarks).map(({ name }) => name)).toEqual(files);
});

test('a folder without the files, and an unknown view, are refused with what to do', async () => {
  await expect(readyBenchmarks['accel-nas-bench']!.load({ data: 'nowhere' })).rejects.toThrow(
    'nowhere/accel-nas-bench/accel_nas_bench.json.gz must be a readable file, but got ENOENT. Give the folder that holds accel-nas-bench/accel_nas_bench.json.gz with --data.',
  );
  await expect(
    readyBenchmarks['nas-bench-201-cifar10']!.load({ data: 'nowhere', view: 'tset' }),
  ).rejects.toThrow(
    'the view of nas-bench-201-cifar10 must be one of validation, test, but got "tset". Did you mean "test"?',
  );
});
