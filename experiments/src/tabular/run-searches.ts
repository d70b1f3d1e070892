import { availableParallelism } from 'node:os';
import { createPool } from '@espalier/workers';
import type { SearchRecord, SearchTask } from './search-task.ts';

const workerFile = new URL('../../dist/tabular/worker.js', import.meta.url);

/** Seeds that travel to a thread at once: few enough for a moving bar, many enough to be cheap. */
const seedsAtOnce = 10;

/**
 * Runs many searches over all cores; the records do not depend on how many there are.
 *
 * @param onSearches - Told how many more searches are done.
 * @returns For each task its records, in the order of the seeds.
 */
export async function runSearches(
  tasks: readonly SearchTask[],
  onSearches: (count: number) => void = () => undefined,
): Promise<SearchRecord[][]> {
  const workers = availableParallelism();
  const pool = createPool({ file: workerFile, workers });
  try {
    return await Promise.all(
      tasks.map(async (task) => {
        const parts = await Promise.all(
          inParts(task).map(async (part) => {
            const records = await pool.run<SearchRecord[]>(part);
            onSearches(records.length);
            return records;
          }),
        );
        return parts.flat();
      }),
    );
  } finally {
    await pool.close();
  }
}

function inParts(task: SearchTask): SearchTask[] {
  const count = Math.ceil(task.seeds.length / seedsAtOnce);
  return Array.from({ length: count }, (_, part) => ({
    ...task,
    seeds: task.seeds.slice(part * seedsAtOnce, (part + 1) * seedsAtOnce),
  }));
}

/** The seeds 1 to `count`. */
export function seedsTo(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}
