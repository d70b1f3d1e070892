import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { AnyStopper } from '../stopper.ts';
import { stoppers } from './index.ts';

const listed: Readonly<Record<string, AnyStopper>> = stoppers;

test('the list holds every stopper of the folder under its own name', () => {
  const inFolder = readdirSync(new URL('.', import.meta.url), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() || !/^index\.|\.test\.ts$/.test(entry.name))
    .map((entry) => entry.name.replace(/\.ts$/, ''));
  expect(Object.keys(listed).toSorted()).toEqual(inFolder.toSorted());
  expect(Object.values(listed).map(({ name }) => name)).toEqual(Object.keys(listed));
});

test.each(Object.values(listed))('$name cites a paper and describes every option', (stopper) => {
  const { shape } = stopper.options as unknown as {
    shape: Record<string, { description?: string }>;
  };
  expect(stopper.cite).toMatch(/^[A-Z].* (19|20)\d\d, "[^"]+", .+/);
  expect(Object.values(shape).every(({ description = '' }) => description.length > 10)).toBe(true);
});

test.each(Object.values(listed))('$name lets a trial without peers go on', (stopper) => {
  const options = stopper.options.parse({});
  const rule = stopper.plan({ options, peers: [], epochs: [1, 2, 3, 4, 5, 6] });
  const rungs = [1, 2, 3, 4, 5].map((epochs) => ({ epochs, accuracy: 0.1, loss: null }));
  for (let count = 0; count <= 5; count++) expect(rule(rungs.slice(0, count))).toBe('go on');
});
