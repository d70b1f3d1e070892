import { memberNamed } from '@espalier/protocol';
import { exportFormats, type StudyWriter } from '@espalier/study';
import { EspalierError } from '@espalier/protocol';
import { z } from 'zod';
import { loadSpace } from '../load-space.ts';
import { checkFlags } from '../settings.ts';
import { fileFlag, formatFlag } from './common-flags.ts';
import { openStudy } from './stored-study.ts';
import type { StudyCommand } from './study-command.ts';
import { storedConstraints, storedObjectives } from './study-goals.ts';
import { settingText, studyTitle } from './study-name.ts';
import { writeOutput } from './write-output.ts';

const kinds = Object.keys(exportFormats);

const flags = {
  // Not --format, which says how a command answers.
  as: {
    argument: kinds.join('|'),
    summary: 'For whom: optuna is a journal that optuna-dashboard opens',
    rule: `be one of ${kinds.join(', ')}`,
    schema: z.string(),
  },
  out: fileFlag('File to write'),
  ...formatFlag,
};

interface ExportSettings {
  readonly as?: string;
  readonly out?: string;
  readonly format?: string;
}

/** Writes the trials of a study for other programs. */
export const exportStudy: StudyCommand = {
  summary: "Write the trials of a study as Optuna's journal, CSV or JSON.",
  studies: 'one',
  flags,
  examples: [
    'npx nx run search:export runs/2026-11-21-120000-pixel --as csv --out /tmp/trials.csv',
    'npx nx run search:export runs/2026-11-21-120000-pixel --as optuna --out /tmp/optuna.log',
    'optuna-dashboard /tmp/optuna.log',
  ],
  async run([folder = ''], given) {
    const { as, out, format = 'text' } = checkFlags(flags, given) as ExportSettings;
    if (as === undefined || out === undefined) {
      throw new EspalierError(
        'BAD_INPUT',
        `search:export must be given --as and --out, but got ${as === undefined ? 'no --as' : 'no --out'}. Say: --as csv --out trials.csv`,
      );
    }
    const write: StudyWriter = memberNamed('--as', exportFormats, as);
    const study = openStudy(folder);
    const { settings, trials } = study;
    const written = write({
      name: studyTitle(study),
      space: await loadSpace(settingText(study, 'space')),
      settings,
      objectives: storedObjectives(settings),
      constraints: storedConstraints(settings),
      trials,
    });
    writeOutput(out, [...written].join(''));
    if (format === 'json') {
      return `${JSON.stringify({ study: study.folder, as, file: out, trials: trials.length }, null, 2)}\n`;
    }
    return `${trials.length} trials written to ${out}\n`;
  },
};
