import fc from 'fast-check';
import { expect, test } from 'vitest';
import { simulatedExecutor } from './simulated-executor.ts';

/** When each piece ends if the earliest free worker takes the next one. */
function endsOf(costs: readonly number[], workers: number): number[] {
  const free = Array.from({ length: workers }, () => 0);
  return costs.map((cost) => {
    const worker = free.indexOf(Math.min(...free));
    free[worker]! += 1000 * cost;
    return free[worker]!;
  });
}

async function play(costs: readonly number[], workers: number): Promise<number[]> {
  const executor = simulatedExecutor(workers);
  const queue = executor.open<{ piece: number; costSeconds: number }>();
  const ends: number[] = [];
  let next = 0;
  while (next < costs.length || queue.size > 0) {
    while (queue.size < workers && next < costs.length) {
      const piece = next++;
      queue.start(() => Promise.resolve({ piece, costSeconds: costs[piece]! }));
    }
    const { result, endedMs } = await queue.next();
    expect(executor.now()).toBe(endedMs);
    ends[result.piece] = endedMs;
  }
  return ends;
}

test('work ends when a machine with as many workers would end it', async () => {
  const costs = fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 30 });
  await fc.assert(
    fc.asyncProperty(costs, fc.integer({ min: 1, max: 8 }), async (given, workers) => {
      expect(await play(given, workers)).toEqual(endsOf(given, workers));
    }),
    { seed: 42 },
  );
});

test('what a piece throws is thrown by next', async () => {
  const queue = simulatedExecutor(1).open();
  queue.start(() => Promise.reject(new Error('broken')));
  await expect(queue.next()).rejects.toThrow('broken');
});
