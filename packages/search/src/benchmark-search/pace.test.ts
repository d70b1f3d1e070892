import { expect, test, vi } from 'vitest';
import type { Progress } from '../progress.ts';
import { pace } from './pace.ts';

/** Steps for so many milliseconds and tells how often a bar was drawn and the loop had a turn. */
async function paced(milliseconds: number) {
  const update = vi.fn();
  const stage = vi.fn(() => ({ update, finish: () => undefined }));
  const progress: Progress = { stage, say: () => undefined, close: () => undefined };
  const shown = pace(progress, { name: 'search', total: 10 });
  let turns = 0;
  const timer = setInterval(() => turns++, 1);
  const end = performance.now() + milliseconds;
  while (performance.now() < end) await shown.step(99, () => 'best');
  clearInterval(timer);
  shown.finish('');
  return { stage, update, turns };
}

test('a short search draws no bar, and others have a turn all the same', async () => {
  const { stage, turns } = await paced(250);
  expect(stage).not.toHaveBeenCalled();
  expect(turns).toBeGreaterThan(0);
});

test('a search of over a second draws one bar that never passes its end', async () => {
  const { stage, update } = await paced(1300);
  expect(stage).toHaveBeenCalledTimes(1);
  expect(update).toHaveBeenLastCalledWith(10, 'best');
});
