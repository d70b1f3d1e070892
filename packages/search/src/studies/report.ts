import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EspalierError, type Json } from '@espalier/protocol';
import {
  frontVolume,
  outcomeCounts,
  outcomeText,
  parseReportData,
  referencePoint,
  renderReport,
  renderStudy,
  studyFront,
  withoutControls,
  type StudyData,
} from '@espalier/report';
import { isOfBenchmark } from '../benchmark-search/settings-schema.ts';
import { checkFlags } from '../settings.ts';
import { fileFlag, formatFlag } from './common-flags.ts';
import { openStudy } from './stored-study.ts';
import type { StudyCommand } from './study-command.ts';
import { studyData } from './study-data.ts';
import { writeOutput } from './write-output.ts';

const flags = {
  out: fileFlag('Page of the study; default: study.html in its folder, report.html on a benchmark'),
  ...formatFlag,
};

/** Writes the report of a study from its journal, whether it is finished, running or stopped. */
export const report: StudyCommand = {
  summary: 'Write a report of a study that is finished, running or stopped.',
  studies: 'one',
  flags,
  examples: [
    'npx nx run search:report runs/2026-11-21-120000-pixel',
    'npx nx run search:report runs/2026-11-21-120000-pixel --out /tmp/study.html --format json',
  ],
  async run([folder = ''], given) {
    const study = openStudy(folder);
    // A search on a table trains no winner: its only report is this one.
    const page = isOfBenchmark(study.settings) ? 'report.html' : 'study.html';
    const { out = join(folder, page), format = 'text' } = checkFlags(flags, given) as {
      readonly out?: string;
      readonly format?: string;
    };
    const data = await studyData(study);
    writeOutput(out, renderStudy(data));
    const files = [out, ...winnerReport(folder)];
    return format === 'json'
      ? `${JSON.stringify({ files, ...figures(data) }, null, 2)}\n`
      : text(data, files);
  },
};

/** The report of a finished study anew, with its winner and files; nothing where there is none. */
function winnerReport(folder: string): string[] {
  const summary = join(folder, 'summary.json');
  if (!existsSync(summary)) return [];
  const path = join(folder, 'report.html');
  try {
    writeOutput(path, renderReport(parseReportData(JSON.parse(readFileSync(summary, 'utf8')))));
  } catch (thrown) {
    const { code, message } = EspalierError.from(thrown, 'BAD_INPUT');
    throw new EspalierError(
      code,
      `${summary} must be what a finished search left, but got: ${message} The page of the study is written; for the other one resume the study.`,
      { path: summary },
    );
  }
  return [path];
}

function figures(data: StudyData): Readonly<Record<string, Json>> {
  const { title, state, objectives, trials, best } = data;
  const front = studyFront(trials, objectives);
  const reference = referencePoint(trials, objectives);
  return {
    title,
    state,
    trials: trials.length,
    best,
    reward: trials.find(({ number }) => number === best)?.reward ?? null,
    objectives: objectives.map(({ metric }) => metric),
    front: front.map(({ number }) => number),
    reference,
    hypervolume: reference === null ? null : frontVolume(front, objectives, reference),
    outcomes: outcomeCounts(trials).map((count) => ({ ...count, reasons: [...count.reasons] })),
    resume: data.resume,
  };
}

function text(data: StudyData, files: readonly string[]): string {
  const { title, state, trials, notes } = data;
  const outcomes = outcomeCounts(trials)
    .map(({ outcome, count }) => `${count} ${outcomeText[outcome]}`)
    .join(', ');
  const lines = [title, state, ...notes, ...(outcomes === '' ? [] : [`Trials: ${outcomes}.`])];
  return withoutControls(
    [...lines, ...files.map((file) => `Report: ${file}`), `Go on: ${data.resume}`, ''].join('\n'),
  );
}
