import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { zeroCostProxies } from './index.ts';

const folder = new URL('.', import.meta.url);
const members = readdirSync(folder)
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  .filter((file) => readFileSync(new URL(file, folder), 'utf8').includes(' = defineProxy('))
  .map((file) => file.replace('.ts', ''));

test('every proxy of the folder is in the list under its own name', () => {
  expect(Object.keys(zeroCostProxies)).toEqual(members.toSorted());
  expect(Object.values(zeroCostProxies).map(({ name }) => name)).toEqual(members.toSorted());
});

test('the README names every proxy with its source', () => {
  const readme = readFileSync(new URL('../../README.md', folder), 'utf8');
  const missing = Object.values(zeroCostProxies).filter(
    ({ name, cite }) => !readme.includes(`| \`${name}\``) || !readme.includes(cite),
  );
  expect(missing).toEqual([]);
});
