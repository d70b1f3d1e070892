import { afterAll, beforeAll, expect, test } from 'vitest';
import { EspalierError } from '@espalier/protocol';
import { createPool, shareWeights, type WorkerPool } from '../src/index.ts';

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

test('a thread is replaced after its share of tasks, and no task is lost', async () => {
  const file = new URL('./fixture-worker.mjs', import.meta.url);
  const recycling = createPool({ file, workers: 1, tasksPerWorker: 2 });
  const run = () => recycling.run<number>({ act: 'thread' });
  const threads = await Promise.all([run(), run(), run(), run(), run()]);
  await recycling.close();
  const tasksOf = new Map<number, number>();
  for (const thread of threads) tasksOf.set(thread, (tasksOf.get(thread) ?? 0) + 1);
  expect([...tasksOf.values()].sort()).toEqual([1, 2, 2]);
});

test('shared weights are the same memory in a worker', async () => {
  const weights = new Map([
    ['a/kernel', Float32Array.of(1, 2)],
    ['b/bias', Float32Array.of(3)],
  ]);
  const shared = shareWeights(weights);
  expect(shared).toEqual(weights);
  await pool.run({ act: 'negate', weights: shared });
  expect([...shared.values()].flatMap((values) => [...values])).toEqual([-1, -2, -3]);
});

const warm = new URL('./warm-worker.mjs', import.meta.url);

test('all threads warm up when the pool starts, before there is a task', async () => {
  const starts = new Int32Array(new SharedArrayBuffer(4));
  const eager = createPool({ file: warm, workers: 2, workerData: { starts, failing: false } });
  await expect.poll(() => Atomics.load(starts, 0), { timeout: 10_000 }).toBe(2);
  await eager.close();
});

test('what fails in warming up is the error of every task', async () => {
  const starts = new Int32Array(new SharedArrayBuffer(4));
  const cold = createPool({ file: warm, workers: 1, workerData: { starts, failing: true } });
  expect(await codeOf(cold.run({}))).toBe('BACKEND_UNAVAILABLE');
  expect(await codeOf(cold.run({}))).toBe('BACKEND_UNAVAILABLE');
  await cold.close();
});

test('a worker that only refuses a task for its memory keeps its thread', async () => {
  const starts = new Int32Array(new SharedArrayBuffer(4));
  const careful = createPool({ file: warm, workers: 1, workerData: { starts, failing: false } });
  const before = await careful.run({});
  await expect(careful.run({ act: 'refuse' })).rejects.toMatchObject({
    code: 'OUT_OF_MEMORY',
    details: { bytes: 1 },
  });
  expect(await careful.run({})).toBe(before);
  await careful.close();
});
