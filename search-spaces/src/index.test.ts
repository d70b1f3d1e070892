import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { searchSpaces } from './index.ts';

test('the list holds every file of the folder under its name, and nothing else', () => {
  const files = readdirSync(new URL('.', import.meta.url))
    .filter((file) => file.endsWith('.ts') && !/^index\.|\.test(-d)?\.ts$/.test(file))
    .map((file) => file.replace(/\.ts$/, ''));
  expect(Object.keys(searchSpaces).sort()).toEqual(files.sort());
});

test('every space is called as it is listed and says what it is and where it is from', () => {
  for (const [name, space] of Object.entries(searchSpaces)) {
    expect(space.name).toBe(name);
    expect(space.summary).not.toBe('');
    expect(space.cite).toMatch(/arXiv:\d{4}\.\d{5}/);
  }
});
