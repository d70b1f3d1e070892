import { Command, CommanderError, Option } from 'commander';
import { EspalierError } from '@espalier/protocol';
import { choice, spelling } from './command-line/flag.ts';
import { createProgress } from './command-line/progress.ts';
import { readSettings } from './command-line/read-settings.ts';
import type { Experiment } from './experiment.ts';
import { experiments } from './index.ts';

const format = choice(['text', 'json'], {
  summary: 'What is printed at the end',
  fallback: 'text',
});

function createProgram(): Command {
  const program = new Command('experiments').description('Questions that are answered by running.');
  for (const experiment of Object.values(experiments)) addExperiment(program, experiment);
  for (const command of [program, ...program.commands]) command.exitOverride();
  return program;
}

function addExperiment(program: Command, experiment: Experiment): void {
  const { name, question } = experiment;
  const flags = { ...experiment.flags, format };
  const command = program.command(name).description(question);
  for (const [flag, { argument, summary, fallback }] of Object.entries(flags)) {
    command.addOption(
      new Option(`${spelling(flag)} <${argument}>`, `${summary} (default: ${fallback})`),
    );
  }
  command.action(async (given: Record<string, unknown>) => {
    const settings = readSettings(flags, given);
    const found = await experiment.run(settings, createProgress(name));
    const json = settings.format === 'json';
    process.stdout.write(json ? `${JSON.stringify(found.json, null, 2)}\n` : found.text);
    const { failed = [] } = found;
    if (failed.length > 0) {
      throw new EspalierError(
        'CLAIM_FAILED',
        `Every claim must hold, but got: ${failed.join('; ')}.`,
      );
    }
  });
}

/** Exit codes: 0 done or helped, 1 refused or failed. */
async function main(words: readonly string[]): Promise<number> {
  try {
    await createProgram().parseAsync(words, { from: 'user' });
    return 0;
  } catch (thrown) {
    if (thrown instanceof CommanderError) return thrown.exitCode;
    process.stderr.write(`${EspalierError.from(thrown).message}\n`);
    return 1;
  }
}

process.exitCode = await main(process.argv.slice(2));
