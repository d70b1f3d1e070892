import { startBackend } from '@espalier/tensor';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { zeroCostProxies } from '../../src/index.ts';
import { correlations } from '../../src/zero-cost/correlations.ts';
import { kullbackLeiblerScore } from '../../src/zero-cost/jacob-cov.ts';
import { agreements, logDeterminant } from '../../src/zero-cost/naswot.ts';
import { rectifierCodes } from '../../src/zero-cost/rectifier-codes.ts';
import type { Pass, ProxySubject } from '../../src/zero-cost/subject.ts';
import { kernelsOf, tinyPass, tinySubject } from './tiny-network.ts';

beforeAll(async () => {
  await startBackend('wasm');
});

/** A subject of which every pass finds what is given. */
const found = (result: unknown, labels: readonly number[] = []): ProxySubject => ({
  ...tinySubject(),
  batch: { ...tinySubject().batch, labels: Uint8Array.from(labels) },
  take: <T>(_: Pass<T>) => result as T,
});

const rows = (...values: readonly number[][]): Float64Array[] =>
  values.map((row) => Float64Array.from(row));

test('codes have a bit for each rectified value that is above 0', () => {
  const subject = tinySubject();
  const { rectified } = tinyPass(subject.batch.images, kernelsOf(subject.weights));
  const [layer] = rectifierCodes(subject);
  expect(layer!.bits).toBe(12);
  const bits = layer!.words.flatMap((code) =>
    Array.from({ length: 12 }, (_, bit) => (code[0]! >>> bit) & 1),
  );
  expect(bits).toEqual([...rectified].map((value) => (value > 0 ? 1 : 0)));
});

test('NASWOT of given codes is the log-determinant of their agreements by hand', () => {
  const words = [0b1100, 0b1010, 0b0001].map((code) => Uint32Array.of(code));
  const layers = [{ node: 'relu', words, bits: 4 }];
  expect(agreements(layers)).toEqual([
    [4, 2, 1],
    [2, 4, 1],
    [1, 1, 4],
  ]);
  expect(zeroCostProxies.naswot.score(found(layers))).toBeCloseTo(Math.log(44), 12);
});

test('NASWOT counts all 32 bits of a word', () => {
  const words = [Uint32Array.of(0xffffffff, 0xffffffff), Uint32Array.of(0, 0xffffffff)];
  expect(agreements([{ node: 'relu', words, bits: 64 }])).toEqual([
    [64, 32],
    [32, 64],
  ]);
});

test('NASWOT is greatest for codes that share nothing and -∞ for equal ones', () => {
  const score = (left: number, right: number): number => {
    const words = [Uint32Array.of(left), Uint32Array.of(right)];
    return zeroCostProxies.naswot.score(found([{ node: 'relu', words, bits: 8 }]));
  };
  expect(score(0b11110000, 0b00001111)).toBeCloseTo(2 * Math.log(8), 12);
  expect(score(0b11110000, 0b11110000)).toBe(-Infinity);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 255 }), fc.integer({ min: 0, max: 255 }), (a, b) => {
      expect(score(a, b)).toBeLessThanOrEqual(2 * Math.log(8) + 1e-12);
    }),
  );
});

test('the log-determinant of a large kernel does not overflow', () => {
  const size = 64;
  const matrix = Array.from({ length: size }, (_, i) =>
    Array.from({ length: size }, (_unused, j) => (i === j ? 1e9 : 5e8)),
  );
  // det(a I + b J) = a^(n - 1) (a + n b), a = b = 5e8.
  expect(logDeterminant(matrix)).toBeCloseTo(64 * Math.log(5e8) + Math.log(65), 8);
});

test('correlations are Pearson’s, and NaN for a constant row', () => {
  const [[one, opposite], [, , half]] = correlations(
    rows([1, 2, 3], [3, 2, 1], [1, 3, 2]),
  ).toSpliced(1, 1) as [number[], number[]];
  expect([one, opposite, half]).toEqual([
    expect.closeTo(1, 12),
    expect.closeTo(-1, 12),
    expect.closeTo(1, 12),
  ]);
  expect(correlations(rows([1, 2], [4, 4]))[1]).toEqual([NaN, NaN]);
});

test('Jacobian covariance is the sum over eigenvalues, best where nothing correlates', () => {
  const term = (v: number): number => -Math.log(v + 1e-5) - 1 / (v + 1e-5);
  expect(
    kullbackLeiblerScore([
      [1, 0.5],
      [0.5, 1],
    ]),
  ).toBeCloseTo(term(1.5) + term(0.5), 8);
  const uncorrelated = rows([1, -1, 0, 0], [0, 0, 1, -1]);
  expect(zeroCostProxies['jacob-cov'].score(found(uncorrelated))).toBeCloseTo(2 * term(1), 8);
});

test('Jacobian covariance of a dead network is not a number', () => {
  expect(zeroCostProxies['jacob-cov'].score(found(rows([0, 0], [1, 2])))).toBeNaN();
});

test('EPE adds the absolute log-correlations of each class by itself', () => {
  // Rows 0 and 2 correlate with 1/2, rows 1 and 3 with -1.
  const slopes = rows([1, 0, -1], [1, 2, 3], [0, 1, -1], [3, 2, 1]);
  const term = (correlation: number): number => Math.log(correlation + 1e-5);
  const expected = Math.abs(2 * term(1) + 2 * term(0.5)) + Math.abs(4 * term(1));
  expect(zeroCostProxies.epe.score(found(slopes, [0, 1, 0, 1]))).toBeCloseTo(expected, 10);
});

test('NASWOT of a network without rectifiers is -∞', () => {
  expect(zeroCostProxies.naswot.score(found([]))).toBe(-Infinity);
});
