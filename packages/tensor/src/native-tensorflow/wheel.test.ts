import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findWheel } from './find-wheel.ts';
import { linkWheel } from './link-wheel.ts';

let folder: string;
let wheel: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'espalier-wheel-'));
  wheel = path.join(folder, 'site-packages', 'tensorflow');
  await mkdir(path.join(wheel, 'include'), { recursive: true });
  await mkdir(path.join(folder, 'site-packages', 'nvidia'));
  await writeFile(path.join(wheel, 'libtensorflow_cc.so.2'), 'operations');
  await writeFile(path.join(wheel, 'libtensorflow_framework.so.2'), 'framework');
});
afterAll(() => rm(folder, { recursive: true }));

const search = { target: '/nowhere', requirement: 'tensorflow-cpu', say: () => undefined };

test('a folder without the library is refused', async () => {
  await expect(findWheel({ ...search, wheel: folder })).rejects.toThrow(
    `--wheel must be a folder with libtensorflow_cc.so.2, but got "${folder}".`,
  );
});

test('a folder with the library is taken as it is', async () => {
  expect(await findWheel({ ...search, wheel })).toBe(wheel);
});

test('libraries are found under the names that the addon is linked with, also a second time', async () => {
  const dependencies = path.join(folder, 'deps');
  await linkWheel(wheel, dependencies);
  await linkWheel(wheel, dependencies);
  const read = (name: string) => readFile(path.join(dependencies, 'lib', name), 'utf8');
  expect(await read('libtensorflow.so')).toBe('operations');
  expect(await read('libtensorflow_framework.so.2')).toBe('framework');
});
