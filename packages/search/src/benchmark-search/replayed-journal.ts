import { isDeepStrictEqual } from 'node:util';
import { EspalierError, type Trial } from '@espalier/protocol';
import type { Journal } from '@espalier/study';

/**
 * Records the trials of a study that is run again from its beginning: those in the journal are
 * compared, the others appended.
 *
 * On a table and a simulated clock a study repeats to the bit, times included and in async mode too,
 * and trainings cost nothing; so a resume needs no other state than the journal, and finds out when
 * the table or the space has changed.
 *
 * @throws {EspalierError} `RESUME_MISMATCH` naming the trial that differs.
 */
export function replayed(journal: Journal): (trial: Trial) => void {
  const recovered = journal.recovered.filter((record): record is Trial => record.kind === 'trial');
  let next = 0;
  return (trial) => {
    const before = recovered[next++];
    if (before === undefined) journal.append(trial);
    else if (!isDeepStrictEqual(before, JSON.parse(JSON.stringify(trial)))) throw differs(before);
  };
}

function differs({ number }: Trial): EspalierError {
  return new EspalierError(
    'RESUME_MISMATCH',
    `Trial ${number} of the journal must be what the study gives again, but got another: the table, the space or the program has changed since. Start a new study with another --out.`,
    { number },
  );
}
