import { expect, test } from 'vitest';
import { csv } from './csv.ts';
import { table } from './table.ts';

test('a table aligns its first column to the left and the others to the right', () => {
  expect(table([['name', 'n'], ['a', '12'], ['longer']])).toBe('name     n\na       12\nlonger\n');
});

test('comma-separated values have a heading and a line for each record', () => {
  expect(
    csv([
      { seed: 1, test: 0.5 },
      { seed: 2, test: 0.25 },
    ]),
  ).toBe('seed,test\n1,0.5\n2,0.25\n');
});
