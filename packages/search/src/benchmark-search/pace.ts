import type { Progress, StageProgress } from '../progress.ts';

const turnMs = 50;
const patienceMs = 1000;

/**
 * Gives the event loop a turn now and then, and shows progress once a search takes over a second.
 *
 * Looking up never waits, so without it neither Ctrl-C nor the journal's writes would come through.
 */
export function pace(
  progress: Progress,
  { name, total }: { readonly name: string; readonly total: number },
): { step(done: number, note: () => string): Promise<void>; finish(note: string): void } {
  const start = performance.now();
  let turnAt = start;
  let bar: StageProgress | null = null;
  return {
    async step(done, note) {
      const now = performance.now();
      if (now - turnAt < turnMs) return;
      turnAt = now;
      if (now - start > patienceMs) {
        bar ??= progress.stage(name, total, start);
        bar.update(Math.min(total, Math.round(done)), note());
      }
      await new Promise((resolve) => setImmediate(resolve));
    },
    finish: (note) => bar?.finish(note),
  };
}
