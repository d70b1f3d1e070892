import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { evaluators } from './index.ts';

test('every evaluator of the folder is in the list', () => {
  const files = readdirSync(new URL('.', import.meta.url))
    .filter((file) => /^[a-z-]+-evaluator\.ts$/.test(file))
    .map((file) => file.replace('-evaluator.ts', ''));
  expect(Object.keys(evaluators)).toEqual(files);
});
