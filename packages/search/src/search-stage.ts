import { trainEvaluator } from '@espalier/evaluators';
import {
  EspalierError,
  type Evaluator,
  type Json,
  type SearchData,
  type Trial,
} from '@espalier/protocol';
import { bestTrial, realExecutor, runStudy, type Journal, type StudyPlan } from '@espalier/study';
import { searchStrategies } from './members.ts';
import type { Progress } from './progress.ts';
import type { StudySettings } from './settings.ts';
import type { StudyParts } from './study-parts.ts';
import { studyPlan } from './study-plan.ts';
import { proxyTraining } from './training-options.ts';
import { firstImages } from './first-images.ts';

/** What a study of the app is handed. */
export interface StudyWork {
  readonly settings: StudySettings;
  readonly parts: StudyParts;
  readonly workers: number;
  readonly journal: Journal;
  readonly progress: Progress;
  readonly signal: AbortSignal;
}

/** What the search found. */
export interface SearchResult {
  readonly trials: readonly Trial[];
  readonly best: Trial;
}

/**
 * Runs the search with the settings' strategy, from `initialState` where it was prepared.
 *
 * @throws {EspalierError} `INTERNAL` when no trial was trained in full; `CANCELLED`.
 */
export async function searchStage(work: StudyWork, initialState?: Json): Promise<SearchResult> {
  const { settings, parts } = work;
  const trials = await withEvaluator(work, (evaluator) => {
    const prepared = initialState === undefined ? {} : { initialState };
    const plan = studyPlan(settings, { ...parts, options: settings.options }, evaluator);
    return follow('search', work, { plan: { ...plan, ...prepared } });
  });
  const best = bestTrial(trials);
  if (best === undefined) throw nothingFound(trials);
  return { trials, best };
}

/**
 * Runs random search with the seed and the budget of a finished search, as its baseline.
 *
 * As long as a strategy samples uniformly it proposes what random search proposes, and those
 * measurements are taken from `searched`. Nothing is run where the search itself was random.
 */
export async function baselineStage(
  work: StudyWork,
  searched: readonly Trial[],
): Promise<readonly Trial[]> {
  const { settings, parts } = work;
  if (settings.strategy === 'random') return [];
  return withEvaluator(work, (evaluator) => {
    const strategy = searchStrategies['random']!;
    const plan = studyPlan(settings, { ...parts, strategy, options: {} }, evaluator);
    return follow('baseline', work, { plan, shared: searched });
  });
}

async function withEvaluator<T>(
  work: StudyWork,
  use: (evaluator: Evaluator) => Promise<T>,
): Promise<T> {
  const { settings, parts, workers } = work;
  const evaluator = trainEvaluator({
    workers,
    build: parts.buildProxy,
    data: proxyData(work),
    training: proxyTraining(settings),
    backend: settings.backend,
  });
  try {
    return await use(evaluator);
  } finally {
    await evaluator.close();
  }
}

/** The first images of each split, as many as the proxy uses; no test split. */
function proxyData({ settings, parts: { dataset } }: StudyWork): SearchData {
  return {
    info: dataset.info,
    train: firstImages(dataset.train, settings.trainImages),
    validation: firstImages(dataset.validation, settings.validationImages),
  };
}

interface Followed {
  readonly plan: StudyPlan;
  /** Trials of the other study, whose common beginning is not measured twice. */
  readonly shared?: readonly Trial[];
}

async function follow(
  name: string,
  { settings, parts, workers, journal, progress, signal }: StudyWork,
  { plan, shared = [] }: Followed,
): Promise<readonly Trial[]> {
  const recovered = journal.recovered.filter((record): record is Trial => record.kind === 'trial');
  const seen: Trial[] = [...recovered];
  const bar = progress.stage(name, settings.trials);
  const show = (): void => bar.update(seen.length, describeBest(seen, parts.targetMs));
  show();
  const trials = await runStudy(plan, {
    executor: realExecutor(workers),
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
