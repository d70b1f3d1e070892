import { decisions } from '@espalier/space';
import { expect, test } from 'vitest';
import { everyOutcome } from '../../tests/conditional-space.ts';
import { optunaParameter } from './optuna-distribution.ts';
import { optunaJournal } from './optuna.ts';

interface Log {
  readonly op_code: number;
  readonly [field: string]: unknown;
}

const logs = (study = everyOutcome): Log[] =>
  [...optunaJournal(study)].map((line) => JSON.parse(line) as Log);

test('starts with the study, the names of its metrics and its settings', () => {
  expect(logs().slice(0, 3)).toEqual([
    { op_code: 0, worker_id: 'espalier', study_name: 'every outcome', directions: [2, 1] },
    {
      ...{ op_code: 3, worker_id: 'espalier', study_id: 0 },
      system_attr: { 'study:metric_names': ['accuracy', 'latencyMs'] },
    },
    {
      ...{ op_code: 2, worker_id: 'espalier', study_id: 0 },
      user_attr: { settings: { seed: 'a', targetMs: 12 } },
    },
  ]);
});

test('has the states, values and constraints of every outcome, by number', () => {
  const trials = logs().slice(3);
  expect(trials.map(({ op_code: code }) => code)).toEqual([4, 4, 4, 4, 4, 4]);
  expect(trials.map((log) => [log['state'], log['values'], log['system_attrs']])).toEqual([
    [1, [0, 10], { constraints: [0] }],
    [1, [0.037, 11], { constraints: [0] }],
    [3, null, { constraints: [0] }],
    [3, null, { constraints: [1 / 12] }],
    [3, null, { constraints: [2 / 12] }],
    [1, [0.185, 15], { constraints: [3 / 12] }],
  ]);
});

test('a trial has the decisions that exist in it, its rungs and its times', () => {
  const [, second] = logs().slice(3);
  const category = (choices: unknown[]): string =>
    JSON.stringify({ name: 'CategoricalDistribution', attributes: { choices } });
  const attributes = { log: false, step: 2, low: 1, high: 5 };
  expect(second).toMatchObject({
    params: { 'layer.conv.kernel': 1, 'layer.conv.act': 0, layer: 0, width: 0 },
    distributions: {
      layer: category(['conv', 'pool']),
      'layer.conv.kernel': JSON.stringify({ name: 'IntDistribution', attributes }),
      'layer.conv.act': category(['relu', 'swish, "smooth"']),
      width: category([0.5, 0.75, 1]),
    },
    intermediate_values: { 1: 0.0185, 3: 0.037 },
    datetime_start: '2026-11-21T00:00:00.000000+00:00',
    datetime_complete: '2026-11-21T00:00:01.250000+00:00',
    user_attrs: { number: 1, outcome: 'complete', note: { from: [0, 2] }, costSeconds: 12.5 },
  });
  expect(Object.keys(second!['params'] as object)).toHaveLength(4);
});

test('a single objective is a value, and stopped trials are pruned', () => {
  const objectives = everyOutcome.objectives.slice(0, 1);
  const trials = everyOutcome.trials.map((trial) => ({
    ...trial,
    objectives: trial.objectives?.slice(0, 1) ?? null,
  }));
  const one = logs({ ...everyOutcome, objectives, trials }).slice(3);
  expect(one.map((log) => [log['state'], log['value'], log['values']])).toEqual([
    [1, 0, null],
    [1, 0.037, null],
    [2, 0.074, null],
    [2, null, null],
    [3, null, null],
    [1, 0.185, null],
  ]);
});

test('options that Optuna cannot store become their JSON', () => {
  const shape = decisions(everyOutcome.space).find(({ path }) => path === 'layer.pool.shape')!;
  expect(optunaParameter(shape)).toEqual({
    distribution: JSON.stringify({
      name: 'CategoricalDistribution',
      attributes: { choices: ['[2,2]', '[3,3]'] },
    }),
    values: [0, 1],
  });
});
