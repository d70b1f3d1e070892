import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { fingerprint, nth } from './index.ts';
import { gated, stages } from '../tests/tiny-spaces.ts';

test('is the SHA-256 of the name and the values with sorted keys', () => {
  const text = '["gated",{"gate":"open","switches":["off","on","off"]}]';
  expect(fingerprint(gated, nth(gated, 10))).toBe(
    createHash('sha256').update(text).digest('hex').slice(0, 16),
  );
});

test('does not depend on the order of the genotype', () => {
  const genotype = nth(stages, 42);
  const reversed = Object.fromEntries(Object.entries(genotype).reverse());
  expect(fingerprint(stages, reversed)).toBe(fingerprint(stages, genotype));
});

test('is shared by equivalent genotypes and by no others', () => {
  const closed = Array.from({ length: 8 }, (_, at) => fingerprint(gated, nth(gated, at)));
  const open = Array.from({ length: 8 }, (_, at) => fingerprint(gated, nth(gated, 8 + at)));
  expect(new Set(closed).size).toBe(1);
  expect(new Set([...closed, ...open]).size).toBe(9);
});

test('differs between spaces that differ in name alone', () => {
  const renamed = { ...stages, name: 'other' };
  expect(fingerprint(renamed, nth(stages, 1))).not.toBe(fingerprint(stages, nth(stages, 1)));
});
