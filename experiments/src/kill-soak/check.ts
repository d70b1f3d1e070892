import type { JournalRecord } from '@espalier/protocol';
import { journalLines, readJournal } from '@espalier/study';

/**
 * What a journal lacks after a kill: every acknowledged trial must be in it, and trials must be in
 * order without gaps.
 *
 * @returns a sentence for what does not hold, or nothing.
 */
export function lossIn(path: string, acknowledged: ReadonlySet<number>): string | undefined {
  const numbers = readJournal(path).slice(1).map(numberOf);
  const misplaced = numbers.findIndex((number, index) => number !== index);
  if (misplaced >= 0) {
    return `record ${misplaced} of ${path} must be trial ${misplaced}, but got ${numbers[misplaced] ?? 'another record'}`;
  }
  const lost = [...acknowledged].filter((number) => number >= numbers.length);
  if (lost.length === 0) return undefined;
  return `${path} must hold every acknowledged trial, but lost ${lost.join(', ')}`;
}

function numberOf(record: JournalRecord): number | undefined {
  return record.kind === 'trial' ? record.number : undefined;
}

/** The bytes of a journal, unpacked and without the fields of the clock. */
export function timelessText(path: string): string {
  return [...journalLines(path)]
    .map((line) => line.replace(/"clock":\{[^}]*\}/, '"clock":{}'))
    .join('\n');
}
