import { expect, test } from 'vitest';
import { scoreLogits } from './score-logits.ts';

test('accuracy by class, among five, and the first of equals counts', () => {
  const rows = [
    [0, 0, 0, 0, 0, 0],
    [0, 0, 0, 0, 0, 0],
    [9, 8, 7, 6, 5, 4],
    [9, 8, 7, 6, 5, 4],
  ];
  const labels = Uint8Array.from([0, 1, 4, 5]);
  const score = scoreLogits(Float32Array.from(rows.flat()), labels, 6);
  expect(score.accuracy).toBe(1 / 4);
  expect(score.topFiveAccuracy).toBe(3 / 4);
  expect(score.classAccuracy).toEqual([1, 0, null, null, 0, 0]);
});

test('loss is the mean of -log softmax at the label, without overflow', () => {
  const logits = Float32Array.from([1000, 999, -1000, -1000]);
  const expected = (Math.log(1 + Math.exp(-1)) + Math.log(2)) / 2;
  expect(scoreLogits(logits, Uint8Array.from([0, 1]), 2).loss).toBeCloseTo(expected, 6);
});
