import { EspalierError } from '@espalier/protocol';
import { expect, test } from 'vitest';
import { answer, request, scripted } from '../../tests/scripted-evaluator.ts';
import { timeout } from './timeout.ts';

test('an evaluation that takes too long fails with its code and is told to stop', async () => {
  let told = false;
  const evaluator = scripted([
    ({ signal }) =>
      new Promise((_, reject) => {
        signal?.addEventListener('abort', () => {
          told = true;
          reject(new EspalierError('CANCELLED', 'stopped'));
        });
      }),
  ]);
  await expect(timeout(evaluator, { seconds: 0.01 }).evaluate(request)).rejects.toMatchObject({
    code: 'TIMED_OUT',
    message:
      'An evaluation must end within 0.01 s, but got no result. Allow more seconds or fewer epochs.',
  });
  expect(told).toBe(true);
});

test('one that does not listen is not waited for', async () => {
  const evaluator = scripted([() => new Promise(() => undefined)]);
  await expect(timeout(evaluator, { seconds: 0.01 }).evaluate(request)).rejects.toThrow('0.01 s');
});

test('one in time passes, and says that a clock decides', async () => {
  const evaluator = timeout(scripted([answer(0.3, 0.5)]), { seconds: 60 });
  expect((await evaluator.evaluate(request)).rungs).toHaveLength(2);
  expect(evaluator.determinism).toBe('statistical');
});

test('a stop from outside arrives as that', async () => {
  const outside = new AbortController();
  const evaluator = scripted([
    ({ signal }) =>
      new Promise((_, reject) => {
        signal?.addEventListener('abort', () => reject(new EspalierError('CANCELLED', 'stopped')));
      }),
  ]);
  const work = timeout(evaluator, { seconds: 60 }).evaluate(request, { signal: outside.signal });
  outside.abort();
  await expect(work).rejects.toMatchObject({ code: 'CANCELLED' });
});
