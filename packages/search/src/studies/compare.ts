import { basename, dirname, join } from 'node:path';
import { EspalierError } from '@espalier/protocol';
import {
  compareStudies,
  comparisonText,
  drawComparison,
  progressAxes,
  renderComparison,
  type ComparedStudy,
  type Comparison,
  type ProgressAxis,
} from '@espalier/report';
import { bestTrial } from '@espalier/study';
import { z } from 'zod';
import { isOfBenchmark } from '../benchmark-search/settings-schema.ts';
import { checkFlags } from '../settings.ts';
import { fileFlag, formatFlag } from './common-flags.ts';
import { differencesOf, differenceText } from './comparable.ts';
import { openStudy, type StoredStudy } from './stored-study.ts';
import type { StudyCommand } from './study-command.ts';
import { storedObjectives } from './study-goals.ts';
import { settingText } from './study-name.ts';
import { writeOutput } from './write-output.ts';

const axes = Object.keys(progressAxes) as [ProgressAxis, ...ProgressAxis[]];

const flags = {
  by: {
    argument: axes.join('|'),
    summary: 'What progress is counted in; default: trials',
    rule: `be one of ${axes.join(', ')}`,
    schema: z.enum(axes),
  },
  out: fileFlag('Picture, .html or .svg; default: comparison.html beside the first study'),
  anyway: {
    argument: null,
    summary: 'Compare studies whose figures mean different things',
    rule: 'be given without a value',
    schema: z.boolean(),
  },
  ...formatFlag,
};

interface CompareSettings {
  readonly by?: ProgressAxis;
  readonly out?: string;
  readonly anyway?: boolean;
  readonly format?: string;
}

/** Sets studies of the same question beside each other, as a table and a picture. */
export const compare: StudyCommand = {
  summary: 'Compare studies: figures in a table, best-so-far curves in one picture.',
  studies: 'several',
  flags,
  examples: [
    'npx nx run search:compare runs/evolve runs/random runs/nsga2',
    'npx nx run search:compare runs/evolve runs/random --by epochs --out /tmp/curves.svg',
    'npx nx run search:compare runs/pixel runs/raspberry-pi --anyway --format json',
  ],
  run(folders, given) {
    const settings = checkFlags(flags, given) as CompareSettings;
    const { by = 'trials', out = defaultPicture(folders), format = 'text' } = settings;
    const studies = folders.map(openStudy);
    const warnings = warningsOf(studies, settings.anyway === true);
    const comparison = compareStudies(
      studies.map((study, index) => compared(study, nameOf(studies, index))),
      storedObjectives(studies[0]!.settings),
    );
    writeOutput(
      out,
      out.endsWith('.svg')
        ? drawComparison(comparison, by)
        : renderComparison(comparison, by, warnings),
    );
    if (format === 'json') return asJson(comparison, warnings, out);
    const said = warnings.map((warning) => `${warning}\n`).join('');
    return `${comparisonText(comparison)}${said}Picture: ${out}\n`;
  },
};

function defaultPicture([first = '.']: readonly string[]): string {
  return join(dirname(first), 'comparison.html');
}

/**
 * What makes the comparison unfair.
 *
 * @throws {EspalierError} `BAD_INPUT` naming what differs, unless the user compares anyway; always for
 *   other objectives, which have no common front.
 */
function warningsOf(studies: readonly StoredStudy[], anyway: boolean): string[] {
  const differences = differencesOf(studies);
  if (differences.length === 0) return [];
  const list = differences.map(differenceText).join('; ');
  const objectives = differences.some(({ setting }) => setting === 'objectives');
  if (anyway && !objectives) return [`Not the same question: ${list}.`];
  throw new EspalierError(
    'BAD_INPUT',
    `Studies to compare must ask the same question, but got different ones: ${list}. ${
      objectives
        ? 'Leave one out: their fronts have no common axes.'
        : 'Add --anyway to compare them.'
    }`,
    { differing: differences.map(({ setting }) => setting) },
  );
}

/** The name of a study's folder, with its parents where another study has the same. */
function nameOf(studies: readonly StoredStudy[], index: number): string {
  const { folder } = studies[index]!;
  const name = basename(folder);
  return studies.filter((study) => basename(study.folder) === name).length > 1 ? folder : name;
}

function compared(study: StoredStudy, name: string): ComparedStudy {
  return {
    name,
    strategy: settingText(study, 'strategy'),
    space: settingText(study, 'space'),
    device: settingText(study, isOfBenchmark(study.settings) ? 'benchmark' : 'device'),
    seed: settingText(study, 'seed'),
    trials: study.trials,
    best: bestTrial(study.trials) ?? null,
  };
}

function asJson(
  { objectives, reference, rows }: Comparison,
  warnings: readonly string[],
  picture: string,
): string {
  const studies = rows.map(({ study: { trials: _, best, ...names }, ...figures }) => ({
    ...names,
    ...figures,
    best: best?.number ?? null,
  }));
  return `${JSON.stringify({ objectives, reference, warnings, picture, studies }, null, 2)}\n`;
}
