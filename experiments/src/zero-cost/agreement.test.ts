import { zeroCostProxies } from '@espalier/evaluators';
import { expect, test } from 'vitest';
import { agreements, brokenClaims } from './agreement.ts';
import { describeAgreements } from './describe.ts';
import { pictureOf } from './picture.ts';
import type { PublishedCell, Scores } from './published.ts';
import type { ScoreRecord } from './records.ts';

const scoring = { images: 'shapes', imagesPerBatch: 32, seed: '1' } as const;
const names = Object.keys(zeroCostProxies);
const allEqual = (score: number): Scores =>
  Object.fromEntries(names.map((name) => [name, score])) as Scores;

/** Five cells whose accuracy, and published score, grows with their number. */
const published: PublishedCell[] = [10, 20, 30, 40, 50].map((cell) => ({
  cell,
  genotype: {},
  testAccuracy: cell / 100,
  scores: allEqual(cell),
}));

/** Our scores of the five cells, the same for every proxy. */
const scored = (scores: readonly number[]): ScoreRecord[] =>
  scores.map((score, at) => ({ scoring, cell: 10 * (at + 1), scores: allEqual(score) }));

test('scores in the order of accuracies agree, whatever the order of the records', () => {
  const [one] = agreements(scored([1, 4, 9, 16, 25]).toReversed(), published);
  expect(one).toMatchObject({ proxy: 'epe', cells: 5, ours: 1, published: 1, between: 1 });
});

test('one exchanged pair of five costs a tenth of the correlation, with either side', () => {
  const [one] = agreements(scored([1, 2, 3, 5, 4]), published);
  expect(one!.ours).toBeCloseTo(0.9, 12);
  expect(one!.between).toBeCloseTo(0.9, 12);
});

test('the claim is of NASWOT and SynFlow, and names both figures', () => {
  expect(brokenClaims(agreements(scored([1, 2, 3, 4, 5]), published))).toEqual([]);
  expect(brokenClaims(agreements(scored([1, 2, 3, 5, 4]), published))).toEqual([
    'naswot correlates 0.900, more than 0.05 from the published 1.000',
    'synflow correlates 0.900, more than 0.05 from the published 1.000',
  ]);
});

test('a proxy that gives every cell one score breaks its claim', () => {
  expect(brokenClaims(agreements(scored([1, 1, 1, 1, 1]), published))).toHaveLength(2);
});

test('the table ends with the baselines and shows speeds that were measured', () => {
  const text = describeAgreements(agreements(scored([1, 2, 3, 5, 4]), published), scoring, {
    naswot: 1.25,
  });
  const lines = text.trimEnd().split('\n');
  expect(lines[0]).toBe('5 cells of NAS-Bench-201, 32 images of shapes, seed 1');
  expect(lines.slice(-2).map((line) => line.split('  ')[0])).toEqual([
    'macs (baseline)',
    'parameters (baseline)',
  ]);
  expect(lines.find((line) => line.startsWith('naswot'))).toMatch(/0\.900.*1\.000.*-0\.100.*1\.3$/);
});

test('the picture names every proxy', () => {
  const picture = pictureOf(agreements(scored([1, 2, 3, 5, 4]), published));
  expect(names.filter((name) => !picture.includes(`>${name}<`))).toEqual([]);
});
