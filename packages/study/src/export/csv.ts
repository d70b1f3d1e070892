import { EspalierError, type Trial } from '@espalier/protocol';
import { decisions } from '@espalier/space';
import { byNumber, figuresOf, type ExportedStudy } from './exported-study.ts';
import { toLabels } from './labels.ts';

/** What a cell holds; empty where a trial has no such thing. */
type Cell = string | number | null | undefined;

const columnsBefore: Readonly<Record<string, (trial: Trial) => Cell>> = {
  number: ({ number }) => number,
  outcome: ({ outcome }) => outcome,
  fingerprint: ({ fingerprint }) => fingerprint,
};

const columnsAfter: Readonly<Record<string, (trial: Trial) => Cell>> = {
  latencySdMs: ({ latency }) => latency?.sdMs,
  reward: ({ reward }) => reward,
  violation: ({ violation }) => violation,
  epochs: ({ rungs }) => rungs.at(-1)?.epochs,
  loss: ({ rungs }) => rungs.at(-1)?.loss,
  costSeconds: ({ costSeconds }) => costSeconds,
  continues: ({ continues }) => continues,
  reusedFrom: ({ reusedFrom }) => reusedFrom,
  failure: ({ failure }) => failure?.code,
  startedAt: ({ clock }) => clock.startedAt,
  seconds: ({ clock }) => clock.seconds,
};

/** Columns of a trial's own account, which are neither decisions nor figures. */
export const accountColumns: readonly string[] = Object.keys({ ...columnsBefore, ...columnsAfter });

/**
 * The trials of a study as comma-separated values, a row each, in the order of their numbers.
 *
 * Columns: number, outcome and fingerprint; every decision of the space with the option taken, empty
 * where it does not exist; accuracy (0 to 1), latencyMs, macs, parameters and further metrics;
 * then the rest of the trial's account. `importTrials` reads it back.
 *
 * @returns lines, each with its line feed.
 * @throws {EspalierError} `BAD_INPUT` where a decision has the name of another column.
 * @see RFC 4180 on quotes, https://www.rfc-editor.org/rfc/rfc4180
 */
export function* csvTable(study: ExportedStudy): Generator<string, void, undefined> {
  const paths = decisions(study.space).map(({ path }) => path);
  const figures = [...new Set(study.trials.flatMap((trial) => Object.keys(figuresOf(trial))))];
  const [before, after] = [Object.entries(columnsBefore), Object.entries(columnsAfter)];
  checkNames(paths, [...accountColumns, ...figures]);
  yield row([...Object.keys(columnsBefore), ...paths, ...figures, ...Object.keys(columnsAfter)]);
  for (const trial of byNumber(study.trials)) {
    const labels = toLabels(study.space, trial.genotype);
    const known = figuresOf(trial);
    yield row([
      ...before.map(([, cell]) => cell(trial)),
      ...paths.map((path) => labels[path]),
      ...figures.map((figure) => known[figure]),
      ...after.map(([, cell]) => cell(trial)),
    ]);
  }
}

function row(cells: readonly Cell[]): string {
  return `${cells.map(quoted).join(',')}\n`;
}

function quoted(cell: Cell): string {
  const text = String(cell ?? '');
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function checkNames(paths: readonly string[], others: readonly string[]): void {
  const twice = paths.find((path) => others.includes(path));
  if (twice === undefined) return;
  throw new EspalierError(
    'BAD_INPUT',
    `decisions of a space must not be named as a column of the table, but got "${twice}". Export as JSON.`,
    { path: twice },
  );
}
