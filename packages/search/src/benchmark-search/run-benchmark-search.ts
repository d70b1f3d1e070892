import type { Trial } from '@espalier/protocol';
import { runStudy, simulatedExecutor, type Journal, type StudyPlan } from '@espalier/study';
import type { Progress } from '../progress.ts';
import type { ResultFolder } from '../result-folder.ts';
import { openStudyJournal } from '../study-journal.ts';
import { recordChoice } from './choice-record.ts';
import { chosenTrial, nothingFound } from './chosen-trial.ts';
import type { OpenedBenchmark } from './load-benchmark.ts';
import { pace } from './pace.ts';
import { replayed } from './replayed-journal.ts';
import type { BenchmarkSettings } from './settings-schema.ts';

/** What a study on a benchmark is handed. */
export interface BenchmarkWork {
  readonly settings: BenchmarkSettings;
  readonly loaded: OpenedBenchmark;
  readonly plan: StudyPlan;
  readonly folder: ResultFolder;
  readonly resuming: boolean;
  readonly progress: Progress;
  readonly signal: AbortSignal;
}

/** What the study found and what it asked the table. */
export interface BenchmarkOutcome {
  readonly trials: readonly Trial[];
  readonly chosen: Trial;
  /** Trainings that were looked up. */
  readonly queries: number;
  /** What those trainings took, one after the other, in seconds of the source's machine. */
  readonly trainingSeconds: number;
  /** End of the simulated clock, on which the workers train side by side. */
  readonly simulatedSeconds: number;
}

/**
 * Runs a study on a benchmark, on a simulated clock, and chooses its trial.
 *
 * The journal ends with the stage `choice`. Nothing of it needs a sync for each trial: a study that
 * is cut short gives the same trials again.
 *
 * @throws {EspalierError} `NOT_MEASURED` where no trial can be chosen; `CANCELLED`; `RESUME_MISMATCH`;
 *   see `openStudyJournal` and `runStudy`.
 */
export async function runBenchmarkSearch(work: BenchmarkWork): Promise<BenchmarkOutcome> {
  const { settings, plan, loaded, folder, resuming } = work;
  const journal = openStudyJournal(folder, { settings, resuming, fsync: 'group' });
  try {
    const executor = simulatedExecutor(settings.workers);
    const { record, finish } = recorder(work, journal);
    const trials = await runStudy(plan, { executor, record, signal: work.signal });
    finish();
    const chosen = chosenTrial(trials, settings);
    if (chosen === undefined) throw nothingFound(trials);
    const { queries, spentSeconds: trainingSeconds } = loaded.benchmark.evaluator;
    const simulatedSeconds = executor.now() / 1000;
    const outcome = { trials, chosen, queries, trainingSeconds, simulatedSeconds };
    recordChoice(journal, outcome);
    return outcome;
  } finally {
    journal.close();
  }
}

function recorder(
  { settings, loaded, progress }: BenchmarkWork,
  journal: Journal,
): { readonly record: (trial: Trial) => Promise<void>; readonly finish: () => void } {
  const { evaluator } = loaded.benchmark;
  const keep = replayed(journal);
  const done = (count: number): number =>
    settings.trials === null ? evaluator.spentSeconds : count;
  const total = settings.trials ?? Math.round(settings.costSeconds!);
  const shown = pace(progress, { name: 'search', total });
  let count = 0;
  let best = -Infinity;
  const note = (): string => (best === -Infinity ? '' : `best ${best.toFixed(4)}`);
  return {
    record: (trial) => {
      keep(trial);
      count++;
      if (trial.outcome === 'complete') best = Math.max(best, trial.reward ?? -Infinity);
      return shown.step(done(count), note);
    },
    finish: () => shown.finish(note()),
  };
}
