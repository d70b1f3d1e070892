import { expect, test } from 'vitest';
import { drawLineChart } from './line-chart.ts';

const data = {
  title: 'Accuracy & time',
  x: 'Trials',
  y: 'Accuracy, %',
  series: [
    { name: 'evolution', points: [[1, 90] as const, [10, 94] as const] },
    { name: 'random', points: [[1, 89] as const, [10, 93] as const], dashed: true },
  ],
};

test('draws one path for each series and names them, without a page or a script', () => {
  const svg = drawLineChart(data);
  expect(svg).toMatch(/^<svg role="img" [^>]*><title>Accuracy &amp; time<\/title>/);
  for (const { name } of data.series) expect(svg).toContain(`>${name}</text>`);
  expect(svg).toContain('stroke="#0072b2"');
  expect(svg).toContain('stroke="#d55e00"');
  expect(svg).not.toContain('<script');
});

test('equal data gives the same picture', () => {
  expect(drawLineChart(data)).toBe(drawLineChart(data));
});
