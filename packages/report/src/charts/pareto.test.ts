import { expect, test } from 'vitest';
import { fbnetReport } from '../../tests/fixtures/report-data.ts';
import { xmlFault } from '../../tests/fixtures/well-formed.ts';
import { isPriced } from '../front.ts';
import { paretoCaption, renderParetoChart } from './pareto.ts';

const report = fbnetReport();
const data = { ...report, targetMs: report.study.targetMs };
const svg = renderParetoChart(data).markup;

test('is well-formed XML', () => {
  expect(xmlFault(svg)).toBeNull();
});

test('marks every trial that has an accuracy and a latency once', () => {
  const priced = [...data.trials, ...data.baseline].filter(isPriced);
  expect(svg.match(/data-point=/g)).toHaveLength(priced.length);
});

test('shows the target with its unit and one star', () => {
  expect(svg).toContain('target 5.00 ms');
  expect(svg.match(/fill="var\(--winner\)"/g)).toHaveLength(1);
});

test('explains the bar of the deviation only where there is one', () => {
  expect(paretoCaption(data).markup).toContain('standard deviation');
  const exact = { ...data.winner, latency: { meanMs: 4, sdMs: 0 } };
  expect(paretoCaption({ ...data, winner: exact }).markup).not.toContain('standard deviation');
});

test('keeps a target inside the plot that every trial misses', () => {
  const far = renderParetoChart({ ...data, targetMs: 80 }).markup;
  const [, x] = /translate\(([\d.]+) [\d.]+\)"[^>]*>target 80\.00 ms/.exec(far) ?? [];
  expect(Number(x)).toBeGreaterThan(500);
  expect(Number(x)).toBeLessThan(1040);
});

test('draws a search in which all latencies are equal', () => {
  const trials = data.trials.map((trial) => ({ ...trial, latency: { meanMs: 5, sdMs: 0 } }));
  const same = renderParetoChart({ ...data, trials, baseline: [] }).markup;
  expect(same).not.toContain('NaN');
  expect(xmlFault(same)).toBeNull();
});
