import { EspalierError, journalVersion, type Json, type StudyHeader } from '@espalier/protocol';
import { openJournal, type Journal, type JournalOptions } from '@espalier/study';
import type { ResultFolder } from './result-folder.ts';

/** What a study's journal begins with, and whether it is continued. */
export interface StudyJournalOptions extends JournalOptions {
  readonly settings: Readonly<Record<string, Json>>;
  readonly resuming: boolean;
}

/**
 * The journal of a result folder, with its header written where it is new.
 *
 * @throws {EspalierError} `BAD_INPUT` where a new study would go into the folder of another;
 *   `JOURNAL_CORRUPT`; `FOLDER_UNWRITABLE`.
 */
export function openStudyJournal(
  folder: ResultFolder,
  { settings, resuming, ...options }: StudyJournalOptions,
): Journal {
  const journal = openJournal(folder.file('journal.jsonl'), options);
  const header = journal.recovered[0] as StudyHeader | undefined;
  if (header !== undefined && !resuming) {
    journal.close();
    throw new EspalierError(
      'BAD_INPUT',
      `--out must be a new folder, but got ${folder.path}, which holds a study. Continue it with --resume ${folder.path}.`,
    );
  }
  if (header === undefined) {
    const clock = { startedAt: new Date().toISOString() };
    journal.append({ kind: 'study', version: journalVersion, settings, clock });
  }
  return journal;
}
