import { nth } from '@espalier/space';
import { expect, test } from 'vitest';
import { plainSpace } from '../../tests/small-spaces.ts';
import { tinyTable } from '../../tests/tiny-table.ts';
import { tableEvaluator } from './evaluator.ts';

const table = tinyTable();
const requestOf = (row: number, epochs: readonly number[]) => ({
  trial: 0,
  seed: 's',
  mostEpochs: 8,
  epochs,
  genotype: table.points.at(row),
});

test('answers the accuracy at each length and the cost of the longest alone', async () => {
  expect(await tableEvaluator(table).evaluate(requestOf(0, [2, 8]))).toEqual({
    outcome: 'complete',
    rungs: [
      { epochs: 2, accuracy: 0.5, loss: null },
      { epochs: 8, accuracy: 0.7, loss: null },
    ],
    costSeconds: 80,
  });
});

test('ends as pruned where it is told to stop, at the cost of what was read', async () => {
  const evaluator = tableEvaluator(table);
  const stopped = await evaluator.evaluate(requestOf(0, [2, 8]), { onRung: () => 'stop' });
  expect(stopped).toEqual({
    outcome: 'pruned',
    rungs: [{ epochs: 2, accuracy: 0.5, loss: null }],
    costSeconds: 20,
  });
  const whole = await evaluator.evaluate(requestOf(0, [8]), { onRung: () => 'stop' });
  expect(whole.outcome).toBe('complete');
});

test('counts every question and what the answers cost', async () => {
  const evaluator = tableEvaluator(table);
  await evaluator.evaluate(requestOf(0, [2]));
  await evaluator.evaluate(requestOf(1, [2, 8]));
  await evaluator.evaluate(requestOf(0, [3])).catch(() => undefined);
  expect([evaluator.queries, evaluator.spentSeconds]).toEqual([3, 140]);
});

test('refuses a length that was not measured, with those that were', async () => {
  await expect(tableEvaluator(table).evaluate(requestOf(0, [2, 4]))).rejects.toThrow(
    expect.objectContaining({
      code: 'NOT_MEASURED',
      message:
        'a training on tiny must have one of the measured lengths of 2, 8 epochs, but got 4.',
    }),
  );
});

test('fails a training whose accuracy is missing', async () => {
  await expect(tableEvaluator(table).evaluate(requestOf(3, [2, 8]))).rejects.toThrow(
    expect.objectContaining({
      code: 'NOT_MEASURED',
      message: 'accuracy after 8 epochs on tiny must be measured, but got NaN.',
    }),
  );
});

test('fails an architecture that is not listed', async () => {
  const request = { ...requestOf(0, [2]), genotype: nth(plainSpace, 1) };
  await expect(tableEvaluator(table).evaluate(request)).rejects.toThrow(
    expect.objectContaining({ code: 'NOT_MEASURED' }),
  );
});

test('stops on an abort', async () => {
  const signal = AbortSignal.abort();
  await expect(tableEvaluator(table).evaluate(requestOf(0, [2]), { signal })).rejects.toThrow(
    expect.objectContaining({ code: 'CANCELLED' }),
  );
});
