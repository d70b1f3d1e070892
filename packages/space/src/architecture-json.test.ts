import { expect, test } from 'vitest';
import { decode, encode, fromJson, nth, toJson } from './index.ts';
import { gated, stages } from '../tests/tiny-spaces.ts';

test('an architecture survives a file', () => {
  const values = decode(stages, nth(stages, 71));
  const file = JSON.stringify(toJson(stages, values));
  expect(fromJson(stages, JSON.parse(file))).toEqual(values);
  expect(encode(stages, fromJson(stages, JSON.parse(file)))).toEqual(nth(stages, 71));
});

test('an architecture of another space or version is refused by name', () => {
  const json = toJson(gated, decode(gated, nth(gated, 3)));
  expect(() => fromJson(stages, json)).toThrow(
    new TypeError('space of the architecture must be "stages", but got "gated".'),
  );
  expect(() => fromJson(gated, { ...json, version: 2 })).toThrow(
    new TypeError('version of an architecture must be 1, but got 2.'),
  );
  expect(() => fromJson(gated, null)).toThrow('version of an architecture must be 1');
});

test('values outside the space are refused by path', () => {
  expect(() => fromJson(gated, { version: 1, space: 'gated', values: { gate: 'ajar' } })).toThrow(
    new TypeError('gate must be one of "closed", "open", but got "ajar".'),
  );
});
