import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { columnSchema, tableOf, writeTable, type Column } from '@espalier/benchmarks';
import { natsSize } from '@espalier/search-spaces';
import { nth, type SearchSpace } from '@espalier/space';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chosenStudy } from './chosen-study.ts';
import { refuseTrainingFlags } from './given-settings.ts';
import { searchStrategies } from '../members.ts';

const folder = mkdtempSync(join(tmpdir(), 'espalier-table-'));
const benchmark = join(folder, 'small.arrow');
const metric = { role: 'metric', unit: null, direction: 'minimize' } as const;
const columns: Column[] = [
  { role: 'accuracy', column: 'accuracy@2', epochs: 2 },
  { role: 'accuracy', column: 'accuracy@9', epochs: 9 },
  { ...metric, column: 'latencyMs', cost: 'cheap' },
  { ...metric, column: 'empty', cost: 'cheap' },
  { ...metric, column: 'calibrationError', cost: 'expensive' },
].map((column) => columnSchema.parse(column));

beforeAll(async () => {
  const space = natsSize as unknown as SearchSpace;
  const table = tableOf({
    space,
    genotypes: [0, 1, 2].map((point) => nth(space, point)),
    columns: {
      'accuracy@2': [0.1, 0.2, 0.3],
      'accuracy@9': [0.4, 0.5, 0.6],
      latencyMs: [2, 8, 4],
      empty: [null, null, null],
      calibrationError: [0.1, 0.1, 0.1],
    },
    header: {
      ...{ name: 'small', summary: '', cite: '', licence: '', accuracyIs: 'made up' },
      columns,
    },
  });
  await writeTable(table, benchmark);
});
afterAll(() => rmSync(folder, { recursive: true }));

test('one objective, all lengths and a handful of trials are what a table is searched with', async () => {
  const { settings } = await chosenStudy('evolve', { benchmark }, undefined);
  expect(settings).toMatchObject({
    space: 'nats-size',
    trials: 3,
    objectives: [{ metric: 'accuracy', direction: 'maximize' }],
    reward: null,
    ...{ epochs: 9, minEpochs: 9, lag: 1, workers: 1, mode: 'ordered' },
  });
});

test('strategies of several objectives and of several lengths use them, and lag is the workers', async () => {
  const front = await chosenStudy('nsga2', { benchmark, workers: '8' }, undefined);
  expect(front.settings.objectives.map((one) => one.metric)).toEqual(['accuracy', 'latencyMs']);
  expect(front.settings).toMatchObject({ lag: 8, workers: 8 });
  const rungs = await chosenStudy('asha', { benchmark, costSeconds: '5' }, undefined);
  expect(rungs.settings).toMatchObject({ epochs: 9, minEpochs: 2, trials: null, costSeconds: 5 });
});

test('a reward without a target aims at the geometric middle of the listed latencies', async () => {
  const { plan } = await chosenStudy('evolve', { benchmark, reward: 'absolute' }, undefined);
  expect(plan.reward?.targetMs).toBeCloseTo(4, 12);
});

test.each([
  [
    'evolve',
    { objectives: 'accuracy,beauty' },
    '--objectives must name accuracy, latencyMs, empty, calibrationError, but got "beauty".',
  ],
  [
    'evolve',
    { objectives: 'empty' },
    '--objectives must be about metrics that small has values of, but got empty, of which it has none. It has accuracy, latencyMs, empty, calibrationError.',
  ],
  [
    'evolve',
    { constraints: 'calibrationError<=0.5', epochs: '2' },
    '--constraints calibrationError must be searched at the longest training, 9 epochs, after which it is measured, but got --epochs 2.',
  ],
  [
    'evolve',
    { objectives: 'accuracy,latencyMs' },
    '--objectives must be one for regularized-evolution, which follows one number, but got accuracy,latencyMs. Give one, a --reward of accuracy and latency, or take search:nsga2.',
  ],
  [
    'evolve',
    { epochs: '50' },
    '--epochs must be a measured length of small, 2 or 9 epochs, but got 50.',
  ],
  [
    'evolve',
    { minEpochs: '2' },
    '--min-epochs must be given to a strategy of several lengths, but got regularized-evolution, which trains all for --epochs.',
  ],
  [
    'asha',
    { minEpochs: '9' },
    'asha must have at least 2 measured lengths to choose from, but got 9 (small measured 2, 9). Choose a strategy of one length, such as search:evolve.',
  ],
  [
    'evolve',
    { latencyMs: '5' },
    '--latency-ms must be given with --reward, which aims at it, but got no reward. Say --reward absolute, or limit latency: --constraints "latencyMs<=5".',
  ],
  [
    'darts',
    {},
    '--benchmark must be searched by a strategy that asks for finished trainings, but got darts, which trains a supernet. Choose another, such as search:evolve.',
  ],
  [
    'evolve',
    { view: 'test' },
    '--view must be given with --benchmark of a ready benchmark; a file holds one kind of accuracy, but got "test". Leave it out.',
  ],
  [
    'evolve',
    { benchmark: 'nas-bench-macro' },
    '--data must name the folder that holds nas-bench-macro/nas-bench-macro_cifar10.json, but got nothing.',
  ],
])('search:%s with %j is refused', async (name, given, message) => {
  await expect(chosenStudy(name, { benchmark, ...given }, undefined)).rejects.toThrow(message);
});

test('flags of devices and trainings are refused by name, those of strategies are not', () => {
  const evolve = searchStrategies['evolve']!;
  expect(() => refuseTrainingFlags({ benchmark, finalEpochs: '3' }, evolve)).toThrow(
    '--final-epochs must be given without --benchmark, but got both',
  );
  expect(() => refuseTrainingFlags({ benchmark, populationSize: '3' }, evolve)).not.toThrow();
});
