import { importTable, summaryOf, writeTable } from '@espalier/benchmarks';
import { EspalierError } from '@espalier/protocol';
import { spelling } from '../flags.ts';
import { loadSpace } from '../load-space.ts';
import { checkFlags } from '../settings.ts';
import { describeTable } from './describe-table.ts';
import { importFlags, type ImportSettings } from './flags.ts';

/**
 * Runs `nx run search:import-benchmark` with the flags as typed.
 *
 * @throws {EspalierError} `BAD_INPUT` for a flag, a column or a row that is wrong; `UNKNOWN_NAME`;
 *   `DATA_MISSING`; `FOLDER_UNWRITABLE`.
 */
export async function importCommand(given: Readonly<Record<string, unknown>>): Promise<void> {
  const settings = checkFlags(importFlags, given) as ImportSettings;
  const { space: spaceName, table: path, out, maximize, format, ...rest } = settings;
  const space = await loadSpace(required('space', spaceName));
  const { table, leftOut } = await importTable({
    ...rest,
    space,
    table: required('table', path),
    ...(maximize !== undefined && { maximize: maximize.split(',') }),
  });
  const file = required('out', out);
  await writeTable(table, file).catch((thrown: unknown) => {
    throw unwritable(file, thrown);
  });
  const summary = summaryOf(table);
  const shown =
    format === 'json'
      ? `${JSON.stringify({ ...summary, leftOut, out: file }, null, 2)}\n`
      : `${describeTable(summary, leftOut)}written to ${file}\n`;
  process.stdout.write(shown);
}

function required(flag: 'space' | 'table' | 'out', value: string | undefined): string {
  if (value !== undefined) return value;
  const { summary } = importFlags[flag];
  throw new EspalierError(
    'BAD_INPUT',
    `${spelling(flag)} must be given (${summary}), but got nothing.`,
  );
}

function unwritable(file: string, thrown: unknown): EspalierError {
  const code = (thrown as NodeJS.ErrnoException).code ?? 'unknown';
  return new EspalierError(
    'FOLDER_UNWRITABLE',
    `--out must be a file that can be written, but got ${file} (${code}).`,
    { file, code },
  );
}
