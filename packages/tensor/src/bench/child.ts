import { text } from 'node:stream/consumers';
import { Worker, isMainThread, parentPort, workerData } from 'node:worker_threads';
import { measureNetwork, type BenchTask, type Rates } from './measure-network.ts';

/** What a child process of the benchmark answers; rates are the sums over its threads. */
export interface ChildAnswer extends Rates {
  readonly peakBytes: number;
}

if (isMainThread) await answer();
else parentPort!.postMessage(await measureNetwork(workerData as BenchTask));

/** Reads `{ threads, ...task }` from standard input and writes a {@link ChildAnswer}. */
async function answer(): Promise<void> {
  const { threads, ...task } = JSON.parse(await text(process.stdin)) as BenchTask & {
    threads: number;
  };
  const all = threads === 1 ? [await measureNetwork(task)] : await inThreads(task, threads);
  const sum = (read: (rates: Rates) => number) => all.reduce((total, one) => total + read(one), 0);
  const rates = { training: sum((one) => one.training), inference: sum((one) => one.inference) };
  const peakBytes = process.resourceUsage().maxRSS * 1024;
  process.stdout.write(JSON.stringify({ ...rates, peakBytes } satisfies ChildAnswer));
}

async function inThreads(task: BenchTask, threads: number): Promise<Rates[]> {
  const file = new URL(import.meta.url);
  return Promise.all(
    Array.from(
      { length: threads },
      () =>
        new Promise<Rates>((resolve, reject) => {
          const worker = new Worker(file, { workerData: task });
          worker.once('message', resolve).once('error', reject);
        }),
    ),
  );
}
