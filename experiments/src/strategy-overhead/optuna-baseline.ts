import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { Workload } from './workload.ts';

const resultSchema = z.strictObject({
  version: z.string(),
  /** Of `study.ask`, every `suggest_categorical` and `study.tell`. */
  totalMicroseconds: z.number().positive(),
  /** Of the sampler's own methods alone. */
  samplerMicroseconds: z.number().positive(),
});
/** What Optuna's NSGA-II takes for a trial, in the fastest run. */
export type OptunaOverhead = z.infer<typeof resultSchema>;

const program = fileURLToPath(new URL('../../src/strategy-overhead/baseline.py', import.meta.url));

/** How `baseline.py` says that there is no Optuna. */
const missing = 3;

/** Runs Optuna on the same decisions; null where `python3` or Optuna is missing. */
export function runOptuna(
  task: Workload & {
    readonly trials: number;
    readonly populationSize: number;
    readonly runs: number;
  },
): OptunaOverhead | null {
  const { status, stdout, stderr, error } = spawnSync('python3', [program], {
    input: JSON.stringify(task),
    encoding: 'utf8',
  });
  if (error !== undefined || status === missing) return null;
  if (status === 0) return resultSchema.parse(JSON.parse(stdout));
  throw new Error(`baseline.py must exit with 0, but got ${status ?? 'a signal'}: ${stderr}`);
}
