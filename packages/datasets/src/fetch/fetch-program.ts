import { join } from 'node:path';
import { EspalierError, memberNamed } from '@espalier/protocol';
import { Command } from 'commander';
import { z } from 'zod';
import { defaultDataFolder } from '../data-folder.ts';
import { fetchDataset } from './fetch-dataset.ts';
import { progressBars } from './progress-bars.ts';
import { type Source, sources } from './sources.ts';

const flagsSchema = z.strictObject({ name: z.string(), data: z.string().min(1) });

/** What the command writes to and reads from; a test hands in its own. */
export interface FetchEnvironment {
  readonly output: NodeJS.WritableStream;
  readonly sources?: Readonly<Record<string, Source>>;
  readonly base?: string;
}

/**
 * Runs `datasets:fetch` with the arguments after the script's name.
 *
 * @returns The exit code: 0, or 1 after one line that says what failed and what to do.
 */
export async function runFetch(
  argv: readonly string[],
  environment: FetchEnvironment,
): Promise<number> {
  try {
    await fetchProgram(environment).parseAsync(argv, { from: 'user' });
    return 0;
  } catch (thrown) {
    if (isCommanderExit(thrown)) return thrown.exitCode;
    const { code, message } = EspalierError.from(thrown);
    environment.output.write(`${code}: ${message}\n`);
    return 1;
  }
}

function fetchProgram(environment: FetchEnvironment): Command {
  const list = environment.sources ?? sources;
  return new Command('datasets:fetch')
    .description('Fetches the files of an image set, checked, into a folder.')
    .requiredOption('--name <set>', `one of ${Object.keys(list).join(', ')}`)
    .option('--data <folder>', 'folder that gets a folder of the set', defaultDataFolder)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => environment.output.write(text),
      writeErr: (text) => environment.output.write(text),
    })
    .action((flags) => fetchNamed(flagsSchema.parse(flags), environment));
}

async function fetchNamed(
  { name, data }: z.infer<typeof flagsSchema>,
  { output, base, sources: list = sources }: FetchEnvironment,
): Promise<void> {
  const source = memberNamed('the set to fetch', list, name);
  const folder = join(data, name);
  const bars = progressBars(output);
  try {
    const files = await fetchDataset({
      source,
      folder,
      onProgress: bars.show,
      ...(base !== undefined && { base }),
    });
    bars.stop();
    for (const { file, outcome } of files) output.write(`${file}: ${outcome}\n`);
    output.write(`${name} is in ${folder}\n`);
  } finally {
    bars.stop();
  }
}

function isCommanderExit(thrown: unknown): thrown is { readonly exitCode: number } {
  return thrown instanceof Error && 'exitCode' in thrown && typeof thrown.exitCode === 'number';
}
