import { readdirSync } from 'node:fs';
import { strategyLaws } from '@espalier/laws';
import type { AnyStrategy } from '@espalier/protocol';
import { defineSpace, each, oneOf } from '@espalier/space';
import { describe, expect, test } from 'vitest';
import { supernets } from './index.ts';

const listed = Object.entries(supernets);

const space = defineSpace({
  name: 'letters',
  summary: 'five letters',
  cite: 'none',
  skeleton: { height: 1, width: 1, channels: 1, classes: 1, widthMultiplier: 1 },
  genes: { letters: each([0, 1, 2, 3, 4], oneOf(['a', 'b', 'c'])) },
  build: () => null,
});

test('the list holds every folder of the package, under the name of its strategy', () => {
  const folders = readdirSync(new URL('.', import.meta.url), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
  expect(Object.keys(supernets)).toEqual(folders);
  expect(listed.map(([, { strategy }]) => strategy.name)).toEqual(folders);
});

describe.each(listed)('%s', (_name, { strategy, epochs }) => {
  const subject = { strategy: strategy as AnyStrategy, spaces: [space], trials: 40 };

  test.each(strategyLaws({ ...subject, orderMatters: false }))('$name', ({ check }) => check());

  test('says in one line what it does, cites a paper and describes every option', () => {
    expect(strategy.summary).toMatch(/^[A-Z][^\n]{10,70}$/);
    expect(strategy.cite).toMatch(/^[A-Z].* (19|20)\d\d, "[^"]+", .+/);
    const { shape } = strategy.options as unknown as {
      shape: Record<string, { description?: string }>;
    };
    expect(Object.values(shape).every(({ description = '' }) => description.length > 10)).toBe(
      true,
    );
  });

  test('no option begins as a flag that Nx takes for itself', () => {
    const { shape } = strategy.options as unknown as { shape: Record<string, unknown> };
    const eaten =
      /^(target|batch|parallel|project|exclude|configuration|graph|verbose|version|help|prod|runner)([A-Z]|$)/;
    expect(Object.keys(shape).filter((name) => eaten.test(name))).toEqual([]);
  });

  test('knows how many epochs it will report', () => {
    expect(epochs({ supernetEpochs: 3 })).toBe(3);
  });
});
