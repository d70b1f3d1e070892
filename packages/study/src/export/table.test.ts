import type { Trial } from '@espalier/protocol';
import { defineSpace, oneOf, type SearchSpace } from '@espalier/space';
import { expect, test } from 'vitest';
import { everyOutcome } from '../../tests/conditional-space.ts';
import { csvTable } from './csv.ts';
import { importTrials } from './import-trials.ts';
import { jsonDocument } from './json.ts';

const { space, objectives } = everyOutcome;
const csv = (text: string): readonly Trial[] =>
  importTrials(text, { format: 'csv', space, objectives });
const json = (rows: unknown): readonly Trial[] =>
  importTrials(JSON.stringify(rows), { format: 'json', space, objectives });

const sorted = everyOutcome.trials.toSorted((a, b) => a.number - b.number);

test('a CSV table names decisions by their paths and their options by themselves', () => {
  const [heading, , second] = [...csvTable(everyOutcome)];
  expect(heading).toBe(
    'number,outcome,fingerprint,layer,layer.conv.kernel,layer.conv.act,layer.pool.shape,width,accuracy,latencyMs,macs,parameters,energyMillijoules,latencySdMs,reward,violation,epochs,loss,costSeconds,continues,reusedFrom,failure,startedAt,seconds\n',
  );
  expect(second).toBe(
    `1,complete,${sorted[1]!.fingerprint},conv,1,relu,,0.5,0.037,11,1000001,250000,1.5,0.5,0.037,0,3,1.1,12.5,0,,,2026-11-21T00:00:00.000Z,1.25\n`,
  );
  expect([...csvTable(everyOutcome)].join('')).toContain(',"swish, ""smooth""",');
});

test('CSV brings back what a table of last measurements can hold', () => {
  const trials = csv([...csvTable(everyOutcome)].join(''));
  const lost = sorted.map(({ continues: _c, note: _n, ...trial }) => ({
    ...trial,
    rungs: trial.rungs.slice(-1),
    ...(trial.failure !== undefined && { failure: { ...trial.failure, message: '' } }),
  }));
  expect(trials).toEqual(lost);
});

test('JSON brings back everything but references to other trials', () => {
  const text = [...jsonDocument(everyOutcome)].join('');
  const trials = importTrials(text, { format: 'json', space, objectives });
  expect(trials).toEqual(sorted.map(({ continues: _, ...trial }) => trial));
  expect(JSON.parse(text)).toMatchObject({
    version: 1,
    space: 'conditional',
    trials: [
      { architecture: { layer: { kind: 'pool', shape: [3, 3] }, width: 1 } },
      {},
      {},
      {},
      {},
      {},
    ],
  });
});

test('a part of a study is numbered anew', () => {
  const trials = everyOutcome.trials.filter(({ number }) => number >= 3);
  const text = [...jsonDocument({ ...everyOutcome, trials })].join('');
  const imported = importTrials(text, { format: 'json', space, objectives });
  expect(imported.map(({ number }) => number)).toEqual([0, 1, 2]);
  expect(imported.map(({ outcome }) => outcome)).toEqual(['infeasible', 'failed', 'infeasible']);
});

test('a table of a few columns is enough', () => {
  const [trial] = csv(
    'layer,layer.pool.shape,width,accuracy,latencyMs,powerWatt\npool,"[3,3]",1.0,0.7,12,3\n',
  );
  expect(trial).toMatchObject({
    number: 0,
    genotype: { layer: 1, 'layer.pool.shape': 1, width: 2 },
    outcome: 'complete',
    rungs: [{ epochs: 1, accuracy: 0.7, loss: null }],
    metrics: { powerWatt: 3 },
    objectives: [0.7, 12],
    violation: 0,
    reward: null,
  });
  expect(json([{ genotype: { layer: 1, 'layer.pool.shape': 1, width: 2 } }])[0]).toMatchObject({
    accuracy: null,
    objectives: null,
  });
  const architecture = { layer: { kind: 'pool', shape: [3, 3] }, width: 1 };
  expect(json([{ architecture }])[0]!.genotype).toEqual(trial!.genotype);
});

test('broken rows are refused with their lines', () => {
  const table = [
    'layer,layer.pool.shape,width,accuracy',
    'pool,"[3,3]",1,0.7',
    'pool,"[4,4]",1,0.7',
    'pool,"[3,3]",1,70',
    'pool,,1,0.5',
  ].join('\n');
  expect(() => csv(table)).toThrow(
    /^every row must be an architecture of the space with its figures, but got 3 broken rows:\n {2}line 3: layer.pool.shape must be one of \[2,2\], \[3,3\], but got \[4,4\]\.\n {2}line 4: .*expected number to be <=1[^]* {2}line 5: /,
  );
  expect(() => json([{ genotype: { layer: 7 } }])).toThrow('row 1: ');
});

test('a text that is no table is refused', () => {
  expect(() => csv('a,b\n1\n')).toThrow('the table must be comma-separated values with a heading');
  expect(() => json({ rows: [] })).toThrow('the table must be JSON: a list of objects');
});

test('a decision with the name of a column is not written to CSV', () => {
  const clashing = defineSpace({
    ...{ name: 'clashing', summary: '', cite: 'none', skeleton: space.skeleton },
    genes: { seconds: oneOf([1, 2]) },
    build: () => null,
  }) as SearchSpace;
  expect(() => [...csvTable({ ...everyOutcome, space: clashing, trials: [] })]).toThrow(
    'decisions of a space must not be named as a column of the table, but got "seconds". Export as JSON.',
  );
});
