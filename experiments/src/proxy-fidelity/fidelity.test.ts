import { expect, test } from 'vitest';
import { fidelities } from './fidelity.ts';
import type { TrainingRecord, TrainingSettings } from './records.ts';

const short: TrainingSettings = {
  images: 'abcd',
  seed: '1',
  width: 1,
  trainImages: 512,
  validationImages: 256,
  epochs: [1, 2],
  imagesPerStep: 32,
  learningRate: 0.1,
  regularization: 'mild',
};
const long: TrainingSettings = { ...short, trainImages: 4096, epochs: [4] };

function record(
  settings: TrainingSettings,
  number: number,
  accuracies: readonly number[],
): TrainingRecord {
  const rungs = accuracies.map((accuracy, index) => ({
    epochs: settings.epochs[index]!,
    accuracy,
    loss: 1,
  }));
  const cost = { macs: 100 - number, parameters: number, latencyMs: 7 };
  return { settings, number, genotype: {}, ...cost, rungs };
}

const records = [
  ...[0.1, 0.2, 0.3, 0.4].map((accuracy, number) => record(long, number, [accuracy])),
  // In another order, as workers may finish.
  record(short, 3, [0.1, 0.4]),
  record(short, 0, [0.4, 0.1]),
  record(short, 2, [0.2, 0.2]),
  record(short, 1, [0.3, 0.3]),
];

test('pairs networks by number and correlates every rung with the last long accuracy', () => {
  const [first, second] = fidelities(records, long);
  expect(first).toMatchObject({ figure: 'accuracy after 1 of 2 epochs', imageSteps: 512 });
  expect(first!.spearman.value).toBeCloseTo(-1, 12);
  expect(second).toMatchObject({ figure: 'accuracy after 2 of 2 epochs', imageSteps: 1024 });
  expect(second!.spearman.value).toBeCloseTo(0.8, 12);
  expect(second!.kendall.value).toBeCloseTo(4 / 6, 12);
});

test('compares counters in the same way, and says where no correlation is defined', () => {
  const counters = fidelities(records, long).slice(2);
  expect(counters.map(({ figure, spearman }) => [figure, spearman.value])).toEqual([
    ['MACs', -1],
    ['parameters', 1],
    ['Pixel 3 latency ms', null],
  ]);
});

test('leaves out networks that lack one of the two trainings, and trainings of other networks', () => {
  const other = { ...short, seed: '2' };
  const found = fidelities([...records.slice(0, 6), record(other, 0, [0.5, 0.5])], long);
  expect(found.map(({ settings, networks }) => [settings?.seed, networks])).toEqual([
    ['1', 2],
    ['1', 2],
    [undefined, 4],
    [undefined, 4],
    [undefined, 4],
  ]);
});
