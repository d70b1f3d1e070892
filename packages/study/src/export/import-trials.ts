import {
  EspalierError,
  metricOf,
  trialSchema,
  type Json,
  type Objective,
  type Trial,
} from '@espalier/protocol';
import type { SearchSpace } from '@espalier/space';
import { z } from 'zod';
import { rowGenotype } from './row-genotype.ts';
import { rowFigures } from './row-figures.ts';
import { sourceRows, type SourceRow, type TableFormat } from './source-rows.ts';

/** What a table of earlier trials is read for. */
export interface ImportTrialsOptions {
  readonly format: TableFormat;
  readonly space: SearchSpace;
  /** What the study improves, so that the trials have its objectives. */
  readonly objectives: readonly Objective[];
}

/** Rows that an error shows, at most. */
const mostShown = 5;

/**
 * The rows of a CSV or JSON table as finished trials, for a study that starts from them.
 *
 * Each row gives an architecture (a column for each decision with the option taken, or one named
 * `genotype` with option indices or `architecture` with values, as JSON) and what is known of it:
 * accuracy (0 to 1), latencyMs, latencySdMs, macs, parameters, reward, violation, epochs, loss,
 * costSeconds, outcome; further columns of numbers become metrics. What `csv` and `json` exports
 * write is read back. Trials are numbered anew, in the order of the rows.
 *
 * @throws {EspalierError} `BAD_INPUT` for a text of another form, and for broken rows with their
 *   places and what must hold.
 */
export function importTrials(text: string, options: ImportTrialsOptions): readonly Trial[] {
  const trials: Trial[] = [];
  const faults: string[] = [];
  for (const row of sourceRows(text, options.format)) {
    try {
      trials.push(toTrial(row, trials.length, options));
    } catch (thrown) {
      faults.push(`${row.place}: ${(thrown as Error).message}`);
    }
  }
  if (faults.length > 0) throw brokenRows(faults);
  return trials;
}

function toTrial(
  { cells }: SourceRow,
  number: number,
  { space, objectives }: ImportTrialsOptions,
): Trial {
  const identity = { kind: 'trial', number, ...rowGenotype(space, cells) };
  const figures = rowFigures(space, cells);
  const parsed = trialSchema.safeParse({ ...figures, ...identity, objectives: null });
  if (!parsed.success) {
    throw new RangeError(`${z.prettifyError(parsed.error)} (accuracies are 0 to 1)`);
  }
  return { ...parsed.data, objectives: valuesOf(parsed.data, objectives) };
}

function valuesOf(trial: Trial, objectives: readonly Objective[]): number[] | null {
  const values = objectives.map(({ metric }) => metricOf(trial, metric));
  return values.every((value) => value !== undefined) ? values : null;
}

function brokenRows(faults: readonly string[]): EspalierError {
  const shown: Json = faults.slice(0, mostShown);
  const more = faults.length > mostShown ? [`and ${faults.length - mostShown} more`] : [];
  const list = [...faults.slice(0, mostShown), ...more].map((fault) => `  ${fault}`).join('\n');
  return new EspalierError(
    'BAD_INPUT',
    `every row must be an architecture of the space with its figures, but got ${faults.length} broken ${faults.length === 1 ? 'row' : 'rows'}:\n${list}`,
    { faults: shown },
  );
}
