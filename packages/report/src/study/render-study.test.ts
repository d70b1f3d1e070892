import type { Objective } from '@espalier/protocol';
import { expect, test } from 'vitest';
import { studyOf } from '../../tests/fixtures/study-data.ts';
import { svgsOf, xmlFault } from '../../tests/fixtures/well-formed.ts';
import { renderStudy } from './render-study.ts';

const data = studyOf();
const page = renderStudy(data);
const mainOf = (html: string): string => /<main>[\s\S]*<\/main>/.exec(html)![0];
const picturesOf = (html: string): string[] =>
  svgsOf(html).filter((svg) => svg.includes('role="img"'));

test('is well-formed, with a curve, a front and rungs', () => {
  expect(xmlFault(mainOf(page))).toBeNull();
  expect(picturesOf(page).map(xmlFault)).toEqual([null, null, null]);
});

test('loads nothing and runs nothing', () => {
  expect(page).not.toMatch(/<(?:script|link|img|iframe|object|embed|base)\b/);
  expect(page).not.toMatch(/\bsrc=|@import|url\((?!#)|\bon\w+="/);
});

test('says how far the study is, why trials ended, and how to go on', () => {
  expect(page).toContain('Unfinished: 60 of 90 trials');
  expect(page).toContain('NOT_FINITE: loss became NaN');
  expect(page).toContain('npx nx run search:resume runs/x');
});

test('a study that has not begun has a page', () => {
  const empty = renderStudy({ ...data, trials: [], best: null });
  expect(xmlFault(mainOf(empty))).toBeNull();
  expect(empty).toContain('No trial has ended yet.');
});

test('a study of failures has a page without empty pictures', () => {
  const trials = data.trials.filter(({ outcome }) => outcome === 'failed');
  const failed = renderStudy({ ...data, trials, best: null });
  expect(trials.length).toBeGreaterThan(0);
  expect(failed).toContain('no trial was trained in full');
  expect(picturesOf(failed)).toEqual([]);
});

test('a study of other objectives shows them, without a target and without a staircase of three', () => {
  const objectives: Objective[] = [
    { metric: 'accuracy', direction: 'maximize', cost: 'expensive', worst: 0 },
    { metric: 'macs', direction: 'minimize', cost: 'cheap' },
    { metric: 'energyMillijoules', direction: 'minimize', cost: 'cheap' },
  ];
  const trials = data.trials.map((trial) => ({
    ...trial,
    reward: null,
    metrics: { energyMillijoules: trial.number },
    objectives: trial.objectives && [trial.accuracy!, trial.macs!, trial.number],
  }));
  const shown = renderStudy({ ...data, objectives, trials, best: null });
  expect(shown).toContain('Validation accuracy (%) against MACs (millions)');
  expect(shown).toContain('Hypervolume so far');
  expect(shown).toContain('minimize energyMillijoules');
  expect(shown).not.toContain('target 5.00 ms');
  expect(xmlFault(mainOf(shown))).toBeNull();
});

test('shows every text of the journal as text', () => {
  const evil = '<script>alert("x")</script>';
  const shown = renderStudy({
    ...data,
    title: evil,
    state: evil,
    settings: [[evil, evil]],
    sources: [evil],
    resume: evil,
    repeat: evil,
    notes: [evil],
    trials: data.trials.map((trial) => ({
      ...trial,
      fingerprint: evil,
      ...(trial.failure && { failure: { code: evil, message: evil } }),
    })),
  });
  expect(shown).not.toContain('<script');
  expect(xmlFault(mainOf(shown))).toBeNull();
});

test('is equal for equal data, and small for 500 trials', () => {
  expect(renderStudy(studyOf())).toBe(page);
  expect(Buffer.byteLength(renderStudy(studyOf(500)))).toBeLessThan(1_000_000);
});
