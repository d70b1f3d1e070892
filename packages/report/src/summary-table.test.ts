import { expect, test } from 'vitest';
import { fbnetReport } from '../tests/fixtures/report-data.ts';
import { renderSummary } from './summary-table.ts';

const data = fbnetReport();

test('aligns the columns of the stages', () => {
  const lines = renderSummary(data).split('\n\n')[1]!.split('\n');
  const starts = lines.map((line) =>
    Math.max(...['result', 'kept', 'rolled'].map((word) => line.indexOf(word))),
  );
  expect(lines).toHaveLength(data.stages.length + 1);
  expect(new Set(starts).size).toBe(1);
  expect(starts[0]).toBeGreaterThan(20);
});

test('names winner, target, random search and every file', () => {
  const text = renderSummary(data);
  expect(text).toContain(`trial ${data.winner.trial}`);
  expect(text).toContain('(target 5.00 ms)');
  expect(text).toMatch(/random search 0\.\d{4}/);
  for (const { file } of data.artefacts) expect(text).toContain(file);
});

test('keeps escape codes and new lines of a title out of the terminal', () => {
  const device = { ...data.study.device, title: 'a\u001b[2Jb\nc' };
  const text = renderSummary({ ...data, study: { ...data.study, device } });
  expect(text).not.toContain('\u001b');
  expect(text).toContain('a[2Jb c');
});

test('is short where a study has no stages, files or baseline', () => {
  const text = renderSummary({ ...data, stages: [], artefacts: [], baseline: [] });
  expect(text.trim().split('\n')).toHaveLength(10);
  expect(text).toContain('random search –');
});
