import { trainEvaluator } from '@espalier/evaluators';
import { EspalierError, type Evaluator, type Json, type SearchData, type Trial } from '@espalier/protocol';
import { bestTrial, openJournal, runStudy, type Journal, type StudyPlan } from '@espalier/study';
import { searchStrategies } from './members.ts';
import type { Progress } from './progress.ts';
import type { StudySettings } from './settings.ts';
import type { StudyParts } from './study-parts.ts';
import { trainingOptions } from './training-options.ts';
import { firstImages } from './first-images.ts';

/** What the search stage is handed. */
export interface SearchWork {
  readonly settings: StudySettings;
  readonly parts: StudyParts;
  readonly workers: number;
  readonly journal: Journal;
  /** Where the random baseline is recorded. */
  readonly baselineFile: string;
  readonly initialState?: Json;
  readonly progress: Progress;
  readonly signal: AbortSignal;
}

/** What the search stage found. */
export interface SearchResult {
  readonly trials: readonly Trial[];
  readonly baseline: readonly Trial[];
  readonly best: Trial;
}

/**
 * Runs the search, then random search with the same seed and budget as its baseline.
 *
 * As long as a strategy samples uniformly it proposes what random search proposes, and shares
 * those measurements with the baseline.
 *
 * @throws {EspalierError} `INTERNAL` when no trial was trained in full; `CANCELLED`.
 */
export async function searchStage(work: SearchWork): Promise<SearchResult> {
  const { settings, parts, workers } = work;
  const evaluator = trainEvaluator({
    workers,
    data: proxyData(work),
    training: trainingOptions(settings, parts.dataset.info),
    backend: settings.backend,
  });
  try {
    const trials = await mainStudy(work, evaluator);
    const best = bestTrial(trials);
    if (best === undefined) throw nothingFound(trials);
    const baseline =
      settings.strategy === 'random' ? [] : await baselineStudy(work, evaluator, trials);
    return { trials, baseline, best };
  } finally {
    await evaluator.close();
  }
}

/** The first images of each split, as many as the proxy uses; no test split. */
function proxyData({ settings, parts: { dataset } }: SearchWork): SearchData {
  return {
    info: dataset.info,
    train: firstImages(dataset.train, settings.trainImages),
    validation: firstImages(dataset.validation, settings.validationImages),
  };
}

function studyPlan({ settings, parts }: SearchWork, evaluator: Evaluator): StudyPlan {
  return {
    seed: settings.seed,
    trials: settings.trials,
    lag: settings.lag,
    space: parts.space,
    build: parts.build,
    strategy: parts.strategy,
    options: settings.options,
    evaluator,
    costModel: parts.costModel,
    reward: parts.reward,
    targetMs: parts.targetMs,
    ...(settings.maxLatencyMs !== null && { maximumMs: settings.maxLatencyMs }),
    halving: { epochs: rungEpochs(settings), reduction: settings.reduction },
  };
}

/** Rungs of successive halving: `epochs` divided by powers of `reduction`, at least 1, ascending. */
export function rungEpochs({ epochs, reduction }: StudySettings): number[] {
  const rungs = [epochs];
  while (rungs[0]! >= reduction) rungs.unshift(Math.floor(rungs[0]! / reduction));
  return rungs;
}

function mainStudy(work: SearchWork, evaluator: Evaluator): Promise<readonly Trial[]> {
  const { journal, initialState } = work;
  const plan = {
    ...studyPlan(work, evaluator),
    ...(initialState !== undefined && { initialState }),
  };
  return follow('search', work, { plan, journal });
}

async function baselineStudy(
  work: SearchWork,
  evaluator: Evaluator,
  trials: readonly Trial[],
): Promise<readonly Trial[]> {
  const journal = openJournal(work.baselineFile);
  try {
    const strategy = searchStrategies['random']!;
    const plan = { ...studyPlan(work, evaluator), strategy, options: {} };
    return await follow('baseline', work, { plan, journal, shared: trials });
  } finally {
    journal.close();
  }
}

interface Followed {
  readonly plan: StudyPlan;
  readonly journal: Journal;
  /** Trials of the other study, whose common beginning is not measured twice. */
  readonly shared?: readonly Trial[];
}

async function follow(
  name: string,
  { parts, workers, progress, signal }: SearchWork,
  { plan, journal, shared = [] }: Followed,
): Promise<readonly Trial[]> {
  const recovered = journal.recovered.filter((record): record is Trial => record.kind === 'trial');
  const seen: Trial[] = [...recovered];
  const bar = progress.stage(name, plan.trials);
  const show = (): void => bar.update(seen.length, describeBest(seen, parts.targetMs));
  show();
  const trials = await runStudy(plan, {
    workers,
    recovered,
    signal,
    record: (trial) => {
      journal.append(trial);
      seen.push(trial);
      show();
    },
    // The same proposal with the same known trials before it has the same measurement.
    known: ({ number, fingerprint }) =>
      [...seen.slice(0, Math.max(0, number - plan.lag + 1)), { fingerprint }].every(
        (trial, index, { length }) =>
          trial.fingerprint === shared[index === length - 1 ? number : index]?.fingerprint,
      )
        ? shared[number]
        : undefined,
  });
  bar.finish(describeBest(trials, parts.targetMs));
  return trials;
}

function describeBest(trials: readonly Trial[], targetMs: number): string {
  const best = bestTrial(trials);
  if (best?.accuracy == null || best.latency === null) return 'no trial trained in full yet';
  const { accuracy, latency, reward, number } = best;
  return `best #${number} reward ${reward!.toFixed(3)}: ${(accuracy * 100).toFixed(1)} % at ${latency.meanMs.toFixed(2)} ms (target ${targetMs.toFixed(2)} ms)`;
}

function nothingFound(trials: readonly Trial[]): EspalierError {
  const counts = new Map<string, number>();
  for (const { outcome, failure } of trials) {
    const reason = failure?.message ?? outcome;
    counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  const reasons = [...counts].map(([reason, count]) => `${count} × ${reason}`);
  return new EspalierError(
    'INTERNAL',
    `At least one trial must be trained in full, but got ${reasons.join('; ')}. Raise --trials or --max-latency-ms.`,
    { reasons },
  );
}
