import { expect, test } from 'vitest';
import { defineSpace, each, fixed, genes, oneOf } from './index.ts';

test('oneOf refuses a choice among nothing', () => {
  expect(() => oneOf([])).toThrow(
    new RangeError('options must hold at least one option, but got none.'),
  );
});

test('oneOf refuses two options that JSON would make equal', () => {
  expect(() => oneOf([{ a: 1, b: 2 }, 'x', { b: 2, a: 1 }])).toThrow(
    new RangeError('options must all be different, but got {"a":1,"b":2} twice.'),
  );
});

test('oneOf and fixed refuse values that a file would lose', () => {
  expect(() => oneOf([1, NaN])).toThrow(new TypeError('value must be plain JSON, but got NaN.'));
  expect(() => oneOf([undefined])).toThrow('but got undefined.');
  expect(() => fixed(() => 1)).toThrow('but got a function.');
  expect(() => fixed(new Map())).toThrow(TypeError);
});

test('each makes a gene of every item, from a function or from one gene', () => {
  expect(each([16, 24], (channels, position) => fixed([channels, position]))).toEqual({
    kind: 'each',
    items: [
      { kind: 'fixed', value: [16, 0] },
      { kind: 'fixed', value: [24, 1] },
    ],
  });
  expect(each('ab'.split(''), oneOf([1, 2])).items).toHaveLength(2);
});

test('a gene whose name would break the dotted path of a decision is refused', () => {
  const parts = { name: 'bad', summary: '', cite: '', build: () => null };
  const skeleton = { height: 1, width: 1, channels: 1, classes: 1, widthMultiplier: 1 };
  expect(() => defineSpace({ ...parts, skeleton, genes: { 'a.b': oneOf([1]) } })).toThrow(
    new TypeError(
      'the name of a gene must be a letter followed by letters, digits, "_" or "-", but got "a.b".',
    ),
  );
  expect(() =>
    defineSpace({ ...parts, skeleton, genes: { inner: genes({ '0': fixed(1) }) } }),
  ).toThrow('but got "0".');
});
