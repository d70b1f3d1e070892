import { expect, test } from 'vitest';
import { cellReport, fbnetReport } from '../../tests/fixtures/report-data.ts';
import { fakeTrials } from '../../tests/fixtures/trials.ts';
import { xmlFault } from '../../tests/fixtures/well-formed.ts';
import { bestReward } from '../best-so-far.ts';
import { formatReward } from '../format.ts';
import { renderSearchCurve, searchCurveLegend } from './search-curve.ts';

const data = fbnetReport();
const svg = renderSearchCurve(data).markup;

test('is well-formed XML', () => {
  expect(xmlFault(svg)).toBeNull();
});

test('marks every trial of both runs once', () => {
  expect(svg.match(/data-point=/g)).toHaveLength(data.trials.length + data.baseline.length);
  for (const { number } of data.trials) expect(svg).toContain(`<title>search trial ${number}, `);
  for (const { number } of data.baseline) expect(svg).toContain(`<title>random trial ${number}, `);
});

test('draws a best line that never falls', () => {
  const [line] = /<path d="[^"]*" fill="none" stroke="var\(--search\)"/.exec(svg) ?? [''];
  const heights = Array.from(line.matchAll(/[ML]?[\d.]+ ([\d.]+)/g), ([, y]) => Number(y));
  expect(heights.length).toBeGreaterThan(data.trials.length / 2);
  expect(heights).toEqual(heights.toSorted((a, b) => b - a));
});

test('repeats to the byte, whatever was drawn before', () => {
  renderSearchCurve(cellReport());
  expect(renderSearchCurve(data).markup).toBe(svg);
});

test('names the best reward of both runs in the legend', () => {
  const { markup } = searchCurveLegend(data);
  expect(markup).toContain(formatReward(bestReward(data.trials)!));
  expect(markup).toContain(formatReward(bestReward(data.baseline)!));
});

test('draws a search without a baseline, and one without any reward', () => {
  const alone = renderSearchCurve({ trials: data.trials, baseline: [] }).markup;
  expect(alone.match(/data-point=/g)).toHaveLength(data.trials.length);
  const lost = data.trials.map((trial) => ({ ...trial, outcome: 'failed' as const, reward: null }));
  const empty = renderSearchCurve({ trials: lost, baseline: [] }).markup;
  expect(empty.match(/data-point=/g)).toHaveLength(lost.length);
  expect(xmlFault(empty)).toBeNull();
});

test('draws a search of one trial', () => {
  const trials = fakeTrials({ count: 1, seed: 2, targetMs: 5, progress: 0 });
  expect(xmlFault(renderSearchCurve({ trials, baseline: [] }).markup)).toBeNull();
});
