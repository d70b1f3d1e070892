import { join, relative } from 'node:path';
import { EspalierError, type Json } from '@espalier/protocol';
import { renderStudy } from '@espalier/report';
import { watchInterrupt } from '../interrupt.ts';
import { searchStrategies } from '../members.ts';
import { createProgress } from '../progress.ts';
import { defaultFolder, openResultFolder, type ResultFolder } from '../result-folder.ts';
import type { Given } from '../settings.ts';
import { openStudy } from '../studies/stored-study.ts';
import { chosenStudy, type ChosenStudy } from './chosen-study.ts';
import { findingsOf, type Findings } from './findings.ts';
import { findingsText } from './findings-text.ts';
import { benchmarkRun, refuseTrainingFlags, type BenchmarkRun } from './given-settings.ts';
import { runBenchmarkSearch } from './run-benchmark-search.ts';
import { isOfBenchmark } from './settings-schema.ts';
import { benchmarkStudyData } from './study-data.ts';

/**
 * True where the flags ask for a search on a table, or resume one.
 *
 * @throws {EspalierError} `DATA_MISSING`, `JOURNAL_CORRUPT` for a folder that cannot be resumed.
 */
export function asksForBenchmark({ benchmark, resume }: Given): boolean {
  if (benchmark !== undefined) return true;
  return typeof resume === 'string' && isOfBenchmark(openStudy(resume).settings);
}

/**
 * Runs `nx run search:<strategy> --benchmark …` with the flags as typed: no device and no training.
 *
 * @throws {EspalierError} see `chosenStudy` and `runBenchmarkSearch`.
 */
export async function benchmarkCommand(name: string, given: Given): Promise<void> {
  refuseTrainingFlags(given, searchStrategies[name]!);
  const run = benchmarkRun(given);
  const study = await chosenStudy(name, given, run.resume);
  const folder = openResultFolder(
    run.resume ?? run.out ?? defaultFolder(study.loaded.benchmark.name),
  );
  process.stdout.write(await searched(study, folder, run));
}

/** Searches, writes the files of the study, and says what was found. */
async function searched(
  study: ChosenStudy,
  folder: ResultFolder,
  run: BenchmarkRun,
): Promise<string> {
  const progress = createProgress(run);
  const { signal, release } = watchInterrupt();
  const path = relative(process.cwd(), folder.path) || '.';
  try {
    progress.say(`results   ${path} (after a stop, go on with --resume ${path})`);
    if (!study.loaded.benchmark.isComplete) progress.say(incompleteNote(study));
    const resuming = run.resume !== undefined;
    const outcome = await runBenchmarkSearch({ ...study, folder, resuming, progress, signal });
    const findings = findingsOf(study.settings, study.loaded, outcome);
    folder.write(
      'architecture.json',
      `${JSON.stringify(architecture(study, findings), null, 2)}\n`,
    );
    folder.write('report.html', renderStudy(await benchmarkStudyData(openStudy(path))));
    progress.close();
    return printed(findings, study, { path, format: run.format });
  } catch (thrown) {
    throw withResumeHint(thrown, study, path);
  } finally {
    release();
    progress.close();
  }
}

function incompleteNote({ loaded: { benchmark } }: ChosenStudy): string {
  return `table     ${benchmark.name} lists ${benchmark.size} architectures of ${benchmark.space.name}: each proposal becomes the nearest listed one that is not taken`;
}

function architecture({ settings }: ChosenStudy, { best }: Findings): Json {
  const { trial, fingerprint, genotype } = best;
  return { version: 1, space: settings.space, trial, fingerprint, genotype };
}

function printed(
  findings: Findings,
  { loaded }: ChosenStudy,
  { path, format }: { readonly path: string; readonly format: BenchmarkRun['format'] },
): string {
  const files = {
    journal: join(path, 'journal.jsonl'),
    architecture: join(path, 'architecture.json'),
    report: join(path, 'report.html'),
  };
  if (format === 'text') return findingsText(findings, loaded.benchmark.metrics, files);
  return `${JSON.stringify({ folder: path, ...findings, files }, null, 2)}\n`;
}

function withResumeHint(thrown: unknown, { settings }: ChosenStudy, path: string): EspalierError {
  const error = EspalierError.from(thrown);
  if (error.code !== 'CANCELLED') return error;
  return new EspalierError(
    'CANCELLED',
    `Stopped. Everything finished is in ${path}. Continue with: npx nx run search:${settings.strategy} --resume ${path}`,
  );
}
