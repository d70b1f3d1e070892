import { setTimeout as sleep } from 'node:timers/promises';
import { threadId } from 'node:worker_threads';
import { EspalierError } from '@espalier/protocol';
import { serve } from '@espalier/workers';

const acts = {
  double: ({ n }, { report }) => (report(n), n * 2),
  refuse: () => {
    throw new EspalierError('NOT_FINITE', 'loss must be finite, but got NaN', { epoch: 3 });
  },
  thread: () => threadId,
  // A shared array is written through; of a copy the caller sees nothing.
  negate: ({ weights }) => {
    for (const values of weights.values()) values.forEach((value, at) => (values[at] = -value));
  },
  exit: () => process.exit(3),
  exhaust: () => {
    throw new EspalierError('OUT_OF_MEMORY', 'heap is full');
  },
  fillHeap: () => {
    const kept = [];
    for (;;) kept.push(new Array(1e5).fill(kept.length));
  },
  wait: async (_, { isCancelled }) => {
    while (!isCancelled()) await sleep(5);
    throw new EspalierError('CANCELLED', 'stopped');
  },
  spin: () => {
    for (;;);
  },
};

export default serve((task, context) => acts[task.act](task, context));
