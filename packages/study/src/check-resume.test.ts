import type { StudyHeader } from '@espalier/protocol';
import { expect, test } from 'vitest';
import { checkResume } from './check-resume.ts';

const header: StudyHeader = {
  kind: 'study',
  version: 2,
  settings: { trials: 8, seed: 'a', options: { populationSize: 4 } },
  clock: { startedAt: '2026-11-21T00:00:00.000Z' },
};

test('the same settings resume', () => {
  expect(() => checkResume(header, structuredClone(header.settings))).not.toThrow();
});

test('other settings are refused, each with both values', () => {
  const other = { trials: 9, seed: 'a', options: { populationSize: 5 } };
  expect(() => checkResume(header, other)).toThrow(
    'but got other ones: trials 8 → 9; options {"populationSize":4} → {"populationSize":5}.',
  );
});
