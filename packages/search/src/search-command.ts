import { relative } from 'node:path';
import { EspalierError, type Json } from '@espalier/protocol';
import { renderSummary } from '@espalier/report';
import { asksForBenchmark, benchmarkCommand } from './benchmark-search/command.ts';
import { refuseBenchmarkFlags } from './benchmark-search/given-settings.ts';
import { watchInterrupt } from './interrupt.ts';
import { searchStrategies } from './members.ts';
import { presets } from './presets.ts';
import { createProgress } from './progress.ts';
import { resumedSettings, runSearch, type FinishedRun } from './run-search.ts';
import {
  givenStudySettings,
  newStudySettings,
  runSettings,
  type Given,
  type RunSettings,
  type StudySettings,
} from './settings.ts';
import { strategyOptions } from './strategy-flags.ts';
import { suggestedOptions } from './suggested-options.ts';

/** Runs `nx run search:<strategy>` with the flags as typed. */
export async function searchCommand(strategy: string, given: Given): Promise<void> {
  if (asksForBenchmark(given)) return benchmarkCommand(strategy, given);
  refuseBenchmarkFlags(given);
  const run = runSettings(given);
  const settings = settingsOf(strategy, given, run);
  const progress = createProgress(run);
  const { signal, release } = watchInterrupt();
  let folder = '';
  try {
    const finished = await runSearch(settings, run, {
      progress,
      signal,
      onFolder: (path) => {
        folder = relative(process.cwd(), path) || '.';
        // Said first, as Nx ends with Ctrl-C before it could hand on what is said last.
        progress.say(`results   ${folder} (after a stop, go on with --resume ${folder})`);
      },
    });
    progress.close();
    process.stdout.write(summaryOf(finished, run.format));
  } catch (thrown) {
    throw withResumeHint(thrown, { strategy, folder });
  } finally {
    release();
    progress.close();
  }
}

function settingsOf(strategy: string, given: Given, run: RunSettings): StudySettings {
  const own = givenStudySettings(given);
  if (run.resume === undefined) {
    const suggested = suggestedOptions(strategy, own.trials ?? presets[run.budget].trials);
    const options = strategyOptions(searchStrategies[strategy]!, given, suggested);
    return newStudySettings(own, { strategy, options, budget: run.budget });
  }
  const settings = resumedSettings(run.resume, { ...own, strategy });
  const options = strategyOptions(
    searchStrategies[strategy]!,
    given,
    settings.options as Record<string, Json>,
  );
  return resumedSettings(run.resume, { ...settings, options });
}

function summaryOf({ folder, data }: FinishedRun, format: RunSettings['format']): string {
  if (format === 'json') return `${JSON.stringify({ folder, ...data }, null, 2)}\n`;
  return `${renderSummary(data)}\nReport: ${relative(process.cwd(), folder)}/report.html\n`;
}

function withResumeHint(
  thrown: unknown,
  { strategy, folder }: { readonly strategy: string; readonly folder: string },
): EspalierError {
  const error = EspalierError.from(thrown);
  if (error.code !== 'CANCELLED' || folder === '') return error;
  return new EspalierError(
    'CANCELLED',
    `Stopped. Everything finished is in ${folder}. Continue with: npx nx run search:${strategy} --resume ${folder}`,
  );
}
