import { EspalierError, type ErrorCode, type Rung } from '@espalier/protocol';
import { expect, test } from 'vitest';
import { answer, request, scripted } from '../../tests/scripted-evaluator.ts';
import { retry } from './retry.ts';

const dies =
  (code: ErrorCode = 'WORKER_DIED') =>
  () =>
    Promise.reject(new EspalierError(code, 'a worker ended'));
const options = { times: 2, codes: ['WORKER_DIED'] as const };

test('the same request is evaluated again until it succeeds', async () => {
  const evaluator = scripted([dies(), dies(), answer(0.3, 0.5)]);
  const found = await retry(evaluator, options).evaluate(request);
  expect(found.rungs.map(({ accuracy }) => accuracy)).toEqual([0.3, 0.5]);
  expect(evaluator.requests).toEqual([request, request, request]);
});

test('the last failure is thrown when the times are used up', async () => {
  const evaluator = scripted([dies(), dies(), dies()]);
  await expect(retry(evaluator, options).evaluate(request)).rejects.toThrow('a worker ended');
  expect(evaluator.requests).toHaveLength(3);
});

test('another failure is thrown at once', async () => {
  const evaluator = scripted([dies('NOT_FINITE')]);
  await expect(retry(evaluator, options).evaluate(request)).rejects.toMatchObject({
    code: 'NOT_FINITE',
  });
  expect(evaluator.requests).toHaveLength(1);
});

test('a rung that was reported before the failure is not reported again', async () => {
  const rungs: Rung[] = [];
  const evaluator = scripted([
    ({ onRung }) => {
      onRung?.({ epochs: 1, accuracy: 0.3, loss: 0.6 });
      return dies()();
    },
    answer(0.3, 0.5),
  ]);
  const onRung = (rung: Rung): 'go on' => {
    rungs.push(rung);
    return 'go on';
  };
  await retry(evaluator, options).evaluate(request, { onRung });
  expect(rungs.map(({ epochs }) => epochs)).toEqual([1, 3]);
});
