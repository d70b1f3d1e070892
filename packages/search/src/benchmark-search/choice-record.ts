import type { StageRecord } from '@espalier/protocol';
import type { Journal } from '@espalier/study';
import { z } from 'zod';
import type { BenchmarkOutcome } from './run-benchmark-search.ts';

const name = 'choice';

const choiceSchema = z.strictObject({
  trial: z.int().nonnegative(),
  queries: z.int().nonnegative(),
  trainingSeconds: z.number().nonnegative(),
  simulatedSeconds: z.number().nonnegative(),
});

/** How a study on a benchmark ended: its trial, and what it asked the table. */
export type Choice = z.infer<typeof choiceSchema>;

/** Ends the journal of a study on a benchmark, once. */
export function recordChoice(journal: Journal, outcome: BenchmarkOutcome): void {
  if (journal.recovered.some((record) => record.kind === 'stage')) return;
  const { chosen, queries, trainingSeconds, simulatedSeconds } = outcome;
  const result: Choice = { trial: chosen.number, queries, trainingSeconds, simulatedSeconds };
  journal.append({ kind: 'stage', name, result, clock: { seconds: simulatedSeconds } });
}

/** The choice among the stages of a journal; undefined where the study is not finished. */
export function recordedChoice(stages: readonly StageRecord[]): Choice | undefined {
  const stage = stages.find((one) => one.name === name);
  return stage === undefined ? undefined : choiceSchema.parse(stage.result);
}
