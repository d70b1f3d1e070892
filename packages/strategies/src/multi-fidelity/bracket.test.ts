import { expect, test } from 'vitest';
import { isFinished, nextJob, type Bracket, type BracketResult } from './bracket.ts';

const bracket: Bracket = [
  { count: 3, epochs: 1 },
  { count: 2, epochs: 3 },
  { count: 1, epochs: 9 },
];
const result = (number: number, reward: number | null, continues: number | null = null) =>
  ({ number, reward, continues, genotype: { at: number } }) satisfies BracketResult;
const first = [result(0, 0.5), result(1, 0.9), result(2, 0.9)];
const fromNumber = (...given: Parameters<typeof nextJob>) => {
  const job = nextJob(...given);
  return job === null ? null : [job.rung, job.from?.number ?? null];
};

test('fills the first rung, counting what is under way', () => {
  expect(fromNumber(bracket, [first.slice(0, 1)], [{ rung: 0 }])).toEqual([0, null]);
  expect(fromNumber(bracket, [first.slice(0, 1)], [{ rung: 0 }, { rung: 0 }])).toBeNull();
});

test('promotes the best of a whole rung, of equals the earlier', () => {
  expect(fromNumber(bracket, [first], [])).toEqual([1, 1]);
  expect(fromNumber(bracket, [first], [{ rung: 1, continues: 1 }])).toEqual([1, 2]);
  const both = [
    { rung: 1, continues: 1 },
    { rung: 1, continues: 2 },
  ];
  expect(fromNumber(bracket, [first], both)).toBeNull();
  expect(fromNumber(bracket, [first, [result(3, 0.1, 1)]], [both[1]!])).toBeNull();
  expect(fromNumber(bracket, [first, [result(3, 0.1, 1), result(4, 0.2, 2)]], [])).toEqual([2, 4]);
});

test('never promotes what has no reward, and ends early where nothing is left', () => {
  const one = [result(0, null), result(1, null), result(2, 0.3)];
  expect(fromNumber(bracket, [one], [])).toEqual([1, 2]);
  expect(fromNumber(bracket, [one], [{ rung: 1, continues: 2 }])).toBeNull();
  expect(isFinished(bracket, [one, [result(3, null, 2)]])).toBe(true);
  expect(fromNumber(bracket, [one, [result(3, null, 2)]], [])).toBeNull();
});

test('is finished with the last result of the last rung', () => {
  const second = [result(3, 0.8, 1), result(4, 0.7, 2)];
  expect(isFinished(bracket, [first, second])).toBe(false);
  expect(isFinished(bracket, [first, second, [result(5, 0.9, 3)]])).toBe(true);
});
