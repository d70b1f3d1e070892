import { csvTable } from './csv.ts';
import type { StudyWriter } from './exported-study.ts';
import { jsonDocument } from './json.ts';
import { optunaJournal } from './optuna.ts';

export type { ExportedStudy, StudyWriter } from './exported-study.ts';
export { importTrials, type ImportTrialsOptions } from './import-trials.ts';

/** The formats in which a study is written for other programs. */
export const exportFormats = {
  optuna: optunaJournal,
  csv: csvTable,
  json: jsonDocument,
} as const satisfies Readonly<Record<string, StudyWriter>>;
