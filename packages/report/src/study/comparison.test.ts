import { expect, test } from 'vitest';
import { trialOf } from '../../tests/fixtures/study-data.ts';
import { svgsOf, xmlFault } from '../../tests/fixtures/well-formed.ts';
import { accuracyOverLatency as objectives } from '../charts/plane.ts';
import { compareStudies, type ComparedStudy } from './comparison.ts';
import { comparisonText, drawComparison, renderComparison } from './render-comparison.ts';

const evolve = [
  trialOf(0, 'complete', { accuracy: 0.5, latencyMs: 10, reward: 0.45 }),
  trialOf(1, 'pruned', { accuracy: 0.9, latencyMs: 8, reward: 0.9 }),
  trialOf(2, 'complete', { accuracy: 0.6, latencyMs: 12, reward: 0.58 }),
];
const random = [
  trialOf(0, 'complete', { accuracy: 0.3, latencyMs: 13, reward: 0.25 }),
  trialOf(1, 'complete', { accuracy: 0.7, latencyMs: 14, reward: 0.52 }),
];

function study(name: string, trials: ComparedStudy['trials'], best: number): ComparedStudy {
  const where = { strategy: name, space: 'fbnet', device: 'pixel', seed: '1' };
  return { name, ...where, trials, best: trials[best] ?? null };
}

const comparison = compareStudies(
  [study('evolve', evolve, 2), study('random', random, 1)],
  objectives,
);

test('measures every front from one reference', () => {
  expect(comparison.reference).toEqual([0, 14]);
  // Staircases under the points, to 14 ms: 0.5 · 4 + 0.1 · 2, and 0.3 · 1.
  expect(comparison.rows[0]!.hypervolume).toBeCloseTo(2.2, 12);
  expect(comparison.rows[1]!.hypervolume).toBeCloseTo(0.3, 12);
});

test('counts the trials until the best of the worst study was reached', () => {
  expect(comparison.rows.map(({ trialsToWorst }) => trialsToWorst)).toEqual([3, 2]);
});

test('a study without a trained trial leaves the others their figures', () => {
  const empty = compareStudies([study('evolve', evolve, 2), study('new', [], 0)], objectives);
  expect(empty.rows[1]).toMatchObject({ trials: 0, bestReward: null, hypervolume: 0 });
  expect(empty.rows.map(({ trialsToWorst }) => trialsToWorst)).toEqual([null, null]);
  expect(comparisonText(empty)).toMatch(/^new +new +fbnet +pixel +1 +0 +– +– +–/m);
});

test('is a page of one well-formed picture and a row for each study, and a warning as text', () => {
  const page = renderComparison(comparison, 'trials', ['<b>not the same question</b>']);
  const pictures = svgsOf(page).filter((svg) => svg.includes('role="img"'));
  expect(pictures.map(xmlFault)).toEqual([null]);
  expect(xmlFault(/<main>[\s\S]*<\/main>/.exec(page)![0])).toBeNull();
  expect(page).not.toMatch(/<(?:script|link|img|iframe)\b/);
  expect(page).toContain('&lt;b&gt;not the same question');
  expect(page.match(/<tr class="">/g)).toHaveLength(2);
  for (const [, name] of page.matchAll(/var\((--series-\d)\)/g)) expect(page).toContain(`${name}:`);
});

test('is a picture of its own where only a picture is wanted', () => {
  const svg = drawComparison(comparison, 'epochs');
  expect(xmlFault(svg)).toBeNull();
  expect(svg).toContain('Epochs trained');
});

test('studies without rewards are followed by their hypervolume', () => {
  const unrewarded = [evolve, random].map((trials) =>
    trials.map((trial) => ({ ...trial, reward: null })),
  );
  const fronts = compareStudies(
    unrewarded.map((trials, index) => ({ ...study(`s${index}`, trials, 0), best: null })),
    objectives,
  );
  expect(fronts.followed.name).toBe('Hypervolume so far');
  const [first, second] = unrewarded.map((trials) => fronts.followed.curve(trials));
  // From 14 ms: trial 0 spans 0.5 · 4, the pruned one nothing, and the last adds 0.1 · 2.
  expect(first!.map(({ reward }) => +reward.toFixed(9))).toEqual([2, 2, 2.2]);
  expect(second!.map(({ reward }) => +reward.toFixed(9))).toEqual([0.3, 0.3]);
  expect(fronts.rows.map(({ trialsToWorst }) => trialsToWorst)).toEqual([1, 1]);
  expect(renderComparison(fronts, 'trials', [])).toContain('Hypervolume so far');
});
