import { afterAll, beforeAll, expect, test } from 'vitest';
import { EspalierError } from '@espalier/protocol';
import { createPool, type WorkerPool } from '../src/index.ts';

let pool: WorkerPool;
beforeAll(() => {
  pool = createPool({
    file: new URL('./fixture-worker.mjs', import.meta.url),
    workers: 1,
    heapMebibytes: 64,
    graceMs: 100,
  });
});
afterAll(() => pool.close());

const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'no error',
    (error: unknown) => (error instanceof EspalierError ? error.code : String(error)),
  );
const stillWorks = (): Promise<number> => pool.run<number>({ act: 'double', n: 21 });

test('answers and reports progress', async () => {
  const seen: number[] = [];
  const onProgress = (n: number): void => void seen.push(n);
  expect(await pool.run<number, number>({ act: 'double', n: 4 }, { onProgress })).toBe(8);
  expect(seen).toEqual([4]);
});

test('an error keeps its code, message and details across the thread', async () => {
  await expect(pool.run({ act: 'refuse' })).rejects.toMatchObject({
    code: 'NOT_FINITE',
    message: 'loss must be finite, but got NaN',
    details: { epoch: 3 },
  });
});

test('a worker that exits fails its own task only', async () => {
  expect(await codeOf(pool.run({ act: 'exit' }))).toBe('WORKER_DIED');
  expect(await stillWorks()).toBe(42);
});

test('a worker that reports exhausted memory is replaced', async () => {
  expect(await codeOf(pool.run({ act: 'exhaust' }))).toBe('OUT_OF_MEMORY');
  expect(await stillWorks()).toBe(42);
});

test('a worker that fills its heap is replaced', async () => {
  expect(await codeOf(pool.run({ act: 'fillHeap' }))).toBe('OUT_OF_MEMORY');
  expect(await stillWorks()).toBe(42);
});

test('a cancelled task stops by itself and keeps its worker', async () => {
  const controller = new AbortController();
  const work = codeOf(pool.run({ act: 'wait' }, { signal: controller.signal }));
  setTimeout(() => controller.abort(), 30);
  expect(await work).toBe('CANCELLED');
  expect(await stillWorks()).toBe(42);
});

test('a task that does not heed cancellation is ended after the grace period', async () => {
  const controller = new AbortController();
  const work = codeOf(pool.run({ act: 'spin' }, { signal: controller.signal }));
  setTimeout(() => controller.abort(), 30);
  expect(await work).toBe('CANCELLED');
  expect(await stillWorks()).toBe(42);
});

test('a task is not started when its signal is already aborted', async () => {
  expect(await codeOf(pool.run({ act: 'spin' }, { signal: AbortSignal.abort() }))).toBe(
    'CANCELLED',
  );
});

test('a worker file that cannot start is an error of the task, not of the process', async () => {
  const broken = createPool({ file: new URL('./no-such-worker.mjs', import.meta.url), workers: 1 });
  expect(await codeOf(broken.run({}))).toBe('WORKER_DIED');
  await broken.close();
});
