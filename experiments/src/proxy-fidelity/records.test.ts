import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readRecords, sameSettings, writeRecords, type TrainingRecord } from './records.ts';

const settings = {
  images: 'abcd',
  seed: '1',
  width: 1,
  trainImages: 512,
  validationImages: 256,
  epochs: [1],
  imagesPerStep: 32,
  learningRate: 0.1,
  regularization: 'mild',
} as const;
const record: TrainingRecord = {
  settings: { ...settings, epochs: [1] },
  number: 0,
  genotype: { 'layers.0': 3 },
  macs: 10,
  parameters: 5,
  latencyMs: 1.5,
  rungs: [{ epochs: 1, accuracy: 0.25, loss: 2 }],
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'espalier-proxy-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('what was written is read back, and nothing is read where nothing was written', () => {
  const path = join(folder, 'results', 'trainings.jsonl');
  expect(readRecords(path)).toEqual([]);
  writeRecords(path, [record, { ...record, number: 1 }]);
  expect(readRecords(path)).toEqual([record, { ...record, number: 1 }]);
});

test('a file of something else is refused', () => {
  const path = join(folder, 'trainings.jsonl');
  writeFileSync(path, '{"settings":');
  expect(() => readRecords(path)).toThrow(
    /trainings\.jsonl:1 must be a finished training, but got: /,
  );
});

test('settings are the same whatever the order of their keys', () => {
  const { seed, ...rest } = record.settings;
  expect(sameSettings({ ...rest, seed }, record.settings)).toBe(true);
  expect(sameSettings({ ...record.settings, learningRate: 0.05 }, record.settings)).toBe(false);
});
