import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { appendScores, readScores, sameScoring, type ScoreRecord } from './records.ts';

const folder = mkdtempSync(join(tmpdir(), 'zero-cost-'));
afterAll(() => rmSync(folder, { recursive: true }));

const record: ScoreRecord = {
  scoring: { images: 'shapes', imagesPerBatch: 32, seed: '1' },
  cell: 7,
  scores: { synflow: 46.5 },
};

test('scores are read as they were appended, and a line that a stop cut off is left out', () => {
  const path = join(folder, 'deep', 'scores.jsonl');
  expect(readScores(path)).toEqual([]);
  appendScores(path, record);
  appendScores(path, { ...record, cell: 8 });
  appendFileSync(path, '{"scoring":{"images":"sha');
  expect(readScores(path)).toEqual([record, { ...record, cell: 8 }]);
});

test('a line that is something else is refused with its place', () => {
  const path = join(folder, 'other.jsonl');
  appendFileSync(path, '{"cell":1}\n');
  expect(() => readScores(path)).toThrow(`${path}:1 must be the scores of a cell, but got: `);
});

test('cells are scored alike only with the same images, batch and seed', () => {
  const { scoring } = record;
  expect(sameScoring(scoring, { ...scoring })).toBe(true);
  expect(sameScoring(scoring, { ...scoring, images: 'noise' })).toBe(false);
  expect(sameScoring(scoring, { ...scoring, imagesPerBatch: 64 })).toBe(false);
  expect(sameScoring(scoring, { ...scoring, seed: '2' })).toBe(false);
});
