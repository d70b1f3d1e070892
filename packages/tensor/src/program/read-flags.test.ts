import { z } from '@espalier/protocol';
import { expect, test } from 'vitest';
import { readFlags } from './read-flags.ts';

const rules = {
  options: { seconds: { type: 'string', default: '3' } },
  schema: z.strictObject({ seconds: z.coerce.number().positive() }),
} as const;

test('flags have the values that were given, or their defaults', () => {
  expect(readFlags(rules, ['--seconds', '0.5'])).toEqual({ seconds: 0.5 });
  expect(readFlags(rules, [])).toEqual({ seconds: 3 });
});

test('a flag that is not known is refused with those that are', () => {
  expect(() => readFlags(rules, ['--second', '1'])).toThrow(
    'flags must be among --seconds, but got "--second 1"',
  );
});

test('a value that may not be is refused with the rule', () => {
  expect(() => readFlags(rules, ['--seconds', 'many'])).toThrow(/expected number.*\n.*at seconds/);
});
