import { writeSync } from 'node:fs';
import { z, type Trial } from '@espalier/protocol';
import {
  compactJournal,
  fsyncPolicies,
  openJournal,
  realExecutor,
  runStudy,
} from '@espalier/study';
import { soakPlan } from './soak-plan.ts';

/** What one life of the study's process is told. */
export const lifeSchema = z.strictObject({
  path: z.string(),
  seed: z.string(),
  trials: z.int().positive(),
  fsync: z.enum(fsyncPolicies),
  workers: z.int().positive(),
  /** Whether the journal is packed before it is opened. */
  packs: z.boolean(),
});
/** See {@link lifeSchema}. */
export type Life = z.infer<typeof lifeSchema>;

/**
 * Starts or resumes a study and runs it to its end, or until it is killed.
 *
 * @param acknowledge - Called with the number of every trial once the journal says that it is safe.
 */
export async function live(
  { path, seed, trials, fsync, workers, packs }: Life,
  acknowledge: (number: number) => void = () => undefined,
): Promise<void> {
  if (packs) compactJournal(path);
  const journal = openJournal(path, { fsync });
  const [header, ...recovered] = journal.recovered;
  if (header === undefined) {
    const clock = { startedAt: new Date().toISOString() };
    journal.append({ kind: 'study', version: 2, settings: { seed }, clock });
  }
  await runStudy(soakPlan(seed, trials), {
    executor: realExecutor(workers),
    recovered: recovered as Trial[],
    record: async (trial) => {
      journal.append(trial);
      await journal.flushed();
      acknowledge(trial.number);
    },
  });
  journal.close();
}

/** Lives as a process: what it acknowledges it writes to its output at once, a line each. */
export async function liveAsProcess(life: unknown): Promise<void> {
  const say = (text: string): void => void writeSync(1, `${text}\n`);
  const given = lifeSchema.parse(life);
  say('ready');
  await live(given, (number) => say(`${number}`));
  say('done');
}
