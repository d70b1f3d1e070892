import { expect, test } from 'vitest';
import { answer, request, scripted } from '../../tests/scripted-evaluator.ts';
import { repeat } from './repeat.ts';

test('gives means of rungs and metrics, the spread of the last rung and the sum of costs', async () => {
  const evaluator = scripted([
    answer(0.1, 0.5, { metrics: { powerWatt: 2, only: 1 }, costSeconds: 10 }),
    answer(0.2, 0.7, { metrics: { powerWatt: 4 }, costSeconds: 12 }),
    answer(0.3, 0.9, { metrics: { powerWatt: 6 }, costSeconds: 14 }),
  ]);
  const found = await repeat(evaluator, { times: 3 }).evaluate(request);
  expect(found.outcome).toBe('complete');
  expect(found.rungs.map(({ epochs }) => epochs)).toEqual([1, 3]);
  expect(found.rungs[0]!.accuracy).toBeCloseTo(0.2, 12);
  expect(found.rungs[1]!.accuracy).toBeCloseTo(0.7, 12);
  expect(found.rungs[1]!.loss).toBeCloseTo(1.4, 12);
  // Sample standard deviation of 0.5, 0.7, 0.9.
  expect(found.metrics!['accuracySd']).toBeCloseTo(0.2, 12);
  expect(found.metrics).toMatchObject({ powerWatt: 4 });
  expect(Object.keys(found.metrics!)).toEqual(['powerWatt', 'accuracySd']);
  expect(found.costSeconds).toBe(36);
  expect(evaluator.requests.map(({ seed }) => seed)).toEqual([
    'seed',
    'seed/repeat/1',
    'seed/repeat/2',
  ]);
});

test('a training that is stopped early is not repeated and has no spread', async () => {
  const evaluator = scripted([answer(0.1, 0.5)]);
  const found = await repeat(evaluator, { times: 3 }).evaluate(request, { onRung: () => 'stop' });
  expect(found).toMatchObject({ outcome: 'pruned', rungs: [{ epochs: 1, accuracy: 0.1 }] });
  expect(found.metrics).toBeUndefined();
});

test('only the first training tells its rungs', async () => {
  const told: number[] = [];
  const evaluator = scripted([answer(0.1, 0.5), answer(0.2, 0.7)]);
  await repeat(evaluator, { times: 2 }).evaluate(request, {
    onRung: ({ accuracy }) => (told.push(accuracy) > 0 ? 'go on' : 'stop'),
  });
  expect(told).toEqual([0.1, 0.5]);
});

test('once is what the evaluator gives, without costs where one is not known', async () => {
  const found = await repeat(scripted([answer(0.1, 0.5)]), { times: 1 }).evaluate(request);
  expect(found).toEqual({
    outcome: 'complete',
    rungs: [
      { epochs: 1, accuracy: 0.1, loss: 0.2 },
      { epochs: 3, accuracy: 0.5, loss: 1 },
    ],
    metrics: {},
  });
});
