import { expect, test } from 'vitest';
import {
  formatBytes,
  formatCount,
  formatLatency,
  formatPercent,
  formatSeconds,
  formatSize,
  orDash,
} from './format.ts';

test.each([
  [0, '0 B'],
  [999, '999 B'],
  [1000, '1.0 kB'],
  [999_949, '999.9 kB'],
  [999_950, '1.0 MB'],
  [4_640_112, '4.6 MB'],
])('writes %i bytes as %s', (bytes, text) => {
  expect(formatBytes(bytes).replace('\u202f', ' ')).toBe(text);
});

test('groups digits of numbers, big integers and digit strings', () => {
  expect([7, 1234, 12345678n, '100'].map((value) => formatCount(value))).toEqual([
    '7',
    '1\u202f234',
    '12\u202f345\u202f678',
    '100',
  ]);
});

test('writes the size of FBNet as a rounded power of ten and that of NAS-Bench-201 in full', () => {
  expect(formatSize((9n ** 22n).toString())).toBe('9.85 × 10²⁰');
  expect(formatSize('15625')).toBe('15\u202f625');
  expect(formatSize('9999999999')).toBe('1.00 × 10¹⁰');
});

test.each([
  [0, '0.0 s'],
  [59.94, '59.9 s'],
  [59.96, '1 min 0 s'],
  [3599.4, '59 min 59 s'],
  [3599.6, '1 h 0 min'],
  [4210, '1 h 10 min'],
])('writes %d seconds as %s', (seconds, text) => {
  expect(formatSeconds(seconds).replaceAll('\u202f', ' ')).toBe(text);
});

test('writes a deviation only where there is one', () => {
  expect(formatLatency({ meanMs: 3.14159, sdMs: 0 })).toBe('3.14');
  expect(formatLatency({ meanMs: 3.14159, sdMs: 0.05 })).toBe('3.14 ± 0.05');
});

test('writes fractions as per cent and nothing as a dash', () => {
  expect(orDash(0.6789, formatPercent)).toBe('67.9');
  expect(orDash(null, formatPercent)).toBe('–');
});
