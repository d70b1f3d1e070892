import { EspalierError, type Json, type Trial } from '@espalier/protocol';
import { checkResume, openJournal, readJournal, type Journal } from '@espalier/study';
import { renderReadme, renderReport, type ReportData } from '@espalier/report';
import { join } from 'node:path';
import { deploymentNote } from './deployment-note.ts';
import { prepareStrategy } from './prepare-strategy.ts';
import type { Progress } from './progress.ts';
import { reportData } from './report-data.ts';
import { defaultFolder, openResultFolder, type ResultFolder } from './result-folder.ts';
import { baselineStage, searchStage, type SearchResult } from './search-stage.ts';
import { settingsSchema, type RunSettings, type StudySettings } from './settings.ts';
import { openStudyJournal } from './study-journal.ts';
import { loadStudyParts, type StudyParts } from './study-parts.ts';
import { finishWinner, type FinishedWinner } from './winner/finish-winner.ts';
import { jobRunner, winnerPool } from './winner/winner-work.ts';

/** What a finished run left. */
export interface FinishedRun {
  readonly folder: string;
  readonly data: ReportData;
}

/** What a run is handed beside its settings. */
export interface RunContext {
  readonly progress: Progress;
  readonly signal: AbortSignal;
  /** Told as soon as the result folder is known, so that a stop can name it. */
  readonly onFolder: (folder: string) => void;
}

/**
 * Searches, compresses, exports and reports: the whole of `nx run search:<strategy>`.
 *
 * Everything finished is on the disk before the next thing starts; a resume goes on from there.
 *
 * @throws {EspalierError} see `loadStudyParts`, `searchStage`, `finishWinner`.
 */
export async function runSearch(
  settings: StudySettings,
  run: RunSettings,
  context: RunContext,
): Promise<FinishedRun> {
  const start = performance.now();
  const parts = await loadStudyParts(settings);
  const note = deploymentNote(parts);
  if (note !== null) context.progress.say(note);
  const folder = openResultFolder(run.resume ?? run.out ?? defaultFolder(settings.device));
  context.onFolder(folder.path);
  const journal = openStudyJournal(folder, { settings, resuming: run.resume !== undefined });
  try {
    const running = { settings, parts, folder, journal, run, context };
    const search = await searchIn(running);
    folder.write(
      'architecture.json',
      `${JSON.stringify(architecture(parts, search.best), null, 2)}\n`,
    );
    const { baseline, winner } = await compareAndFinish(running, search);
    const seconds = (performance.now() - start) / 1000;
    const { workers } = run;
    const data = reportData({ settings, parts, workers, search, baseline, winner, seconds });
    folder.write('report.html', renderReport(data));
    folder.write('README.md', renderReadme(data));
    folder.write('summary.json', `${JSON.stringify(data, null, 1)}\n`);
    return { folder: folder.path, data };
  } finally {
    journal.close();
  }
}

/** Settings of a study that is resumed, from its journal. */
export function resumedSettings(folder: string, given: Partial<StudySettings>): StudySettings {
  const [header] = readJournal(join(folder, 'journal.jsonl'));
  if (header?.kind !== 'study') {
    throw new EspalierError(
      'JOURNAL_CORRUPT',
      `Line 1 of ${join(folder, 'journal.jsonl')} must say what study it is, but got ${header?.kind ?? 'nothing'}. Start a new study.`,
    );
  }
  const settings = settingsSchema.parse(header.settings) as StudySettings;
  checkResume(header, { ...settings, ...given });
  return settings;
}

interface Running {
  readonly settings: StudySettings;
  readonly parts: StudyParts;
  readonly folder: ResultFolder;
  readonly journal: Journal;
  readonly run: RunSettings;
  readonly context: RunContext;
}

async function searchIn(running: Running): Promise<SearchResult> {
  const { settings, parts, journal, run, context } = running;
  const initialState = await prepareStrategy(running);
  const work = { settings, parts, journal, workers: run.workers, ...context };
  return searchStage(work, initialState);
}

/**
 * Trains the winner on one core while the other ones run the random baseline.
 *
 * When one of the two fails the other is stopped, and both have ended when this returns.
 */
async function compareAndFinish(
  { context, ...running }: Running,
  { trials, best }: SearchResult,
): Promise<{ readonly baseline: readonly Trial[]; readonly winner: FinishedWinner }> {
  const failure = new AbortController();
  const signal = AbortSignal.any([context.signal, failure.signal]);
  const together = { ...running, context: { ...context, signal } };
  const comparing = baselineIn(together, trials);
  const finishing = finishIn(together, { best, othersDone: comparing });
  const stopBoth = (): void => failure.abort();
  comparing.catch(stopBoth);
  finishing.catch(stopBoth);
  const [compared, finished] = await Promise.allSettled([comparing, finishing]);
  if (finished.status === 'rejected') {
    throw isStop(finished.reason) && compared.status === 'rejected'
      ? compared.reason
      : finished.reason;
  }
  if (compared.status === 'rejected') throw compared.reason;
  return { baseline: compared.value, winner: finished.value };
}

function isStop(thrown: unknown): boolean {
  return thrown instanceof EspalierError && thrown.code === 'CANCELLED';
}

async function baselineIn(
  { settings, parts, folder, run, context }: Running,
  searched: readonly Trial[],
): Promise<readonly Trial[]> {
  const journal = openJournal(folder.file('baseline.jsonl'));
  try {
    const workers = Math.max(1, run.workers - 1);
    return await baselineStage({ settings, parts, journal, workers, ...context }, searched);
  } finally {
    journal.close();
  }
}

async function finishIn(
  { settings, parts, folder, journal, context }: Running,
  { best, othersDone }: { readonly best: Trial; readonly othersDone: Promise<unknown> },
): Promise<FinishedWinner> {
  const pool = winnerPool(parts, settings);
  try {
    const { progress, signal } = context;
    const run = jobRunner(pool, signal);
    return await finishWinner({
      settings,
      parts,
      best,
      folder,
      journal,
      progress,
      signal,
      run,
      othersDone,
    });
  } finally {
    await pool.close();
  }
}

function architecture({ space }: StudyParts, { number, genotype, fingerprint }: Trial): Json {
  return { version: 1, space: space.name, trial: number, fingerprint, genotype };
}
