import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { evaluatorMiddleware, strategyMiddleware } from './index.ts';

/** Parts that several members share. */
const parts = ['ask-again', 'index', 'seen'];

test('the lists name every file of the folder', () => {
  const files = readdirSync(new URL('.', import.meta.url))
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => file.slice(0, -'.ts'.length))
    .filter((name) => !parts.includes(name));
  const members = { ...strategyMiddleware, ...evaluatorMiddleware };
  expect(Object.keys(members).toSorted()).toEqual(files.toSorted());
});
