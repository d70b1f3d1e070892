import { join } from 'node:path';
import type { AnyStrategy, ErrorCode, Evaluator, Trial } from '@espalier/protocol';
import { warmStart, warmStartDefaults } from '@espalier/strategies';
import { evaluatorMiddleware, readJournal, strategyMiddleware } from '@espalier/study';
import type { StudySettings } from './settings.ts';

/** Proposals before a duplicate is let through. */
const tries = 32;

/** Failures that another training may be spared. */
const passing: readonly ErrorCode[] = ['WORKER_DIED', 'OUT_OF_MEMORY'];

/**
 * The strategy with what the settings put around it: no duplicates, earlier studies.
 *
 * @throws {EspalierError} `DATA_MISSING`, `JOURNAL_CORRUPT` of an earlier study.
 */
export function aroundStrategy(
  strategy: AnyStrategy,
  { dedup, warmStart: folders }: Pick<StudySettings, 'dedup' | 'warmStart'>,
): AnyStrategy {
  const distinct = dedup ? strategyMiddleware.dedup(strategy, { tries }) : strategy;
  if (folders === null) return distinct;
  const earlier = folders.split(',').map((folder) => trialsOf(folder.trim()));
  return warmStart(distinct, { ...warmStartDefaults, earlier });
}

function trialsOf(folder: string): Trial[] {
  return readJournal(join(folder, 'journal.jsonl')).filter((record) => record.kind === 'trial');
}

/** The evaluator with what the settings put around it: a time limit, second tries, repetitions. */
export function aroundEvaluator(
  evaluator: Evaluator,
  { trialMinutes, retries, repeats }: Pick<StudySettings, 'trialMinutes' | 'retries' | 'repeats'>,
): Evaluator {
  const { timeout, retry, repeat } = evaluatorMiddleware;
  const limited =
    trialMinutes === null ? evaluator : timeout(evaluator, { seconds: 60 * trialMinutes });
  const tried = retries === 0 ? limited : retry(limited, { times: retries, codes: passing });
  return repeats === 1 ? tried : repeat(tried, { times: repeats });
}
