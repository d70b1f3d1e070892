import type { CommanderError } from 'commander';
import { Command, Option } from 'commander';
import { EspalierError, nearestName } from '@espalier/protocol';
import { benchmarkExamples, benchmarkFlags } from './benchmark-search/flags.ts';
import { runFlags, spelling, studyFlags, type Flag } from './flags.ts';
import { describeCommand } from './describe/describe-command.ts';
import { describeFlags } from './describe/flags.ts';
import { pagesCommand } from './describe/pages-command.ts';
import { importFlags } from './import-benchmark/flags.ts';
import { importCommand } from './import-benchmark/import-command.ts';
import { listFlags, listMembers } from './list-members.ts';
import { searchStrategies } from './members.ts';
import { searchCommand } from './search-command.ts';
import { strategyFlags } from './strategy-flags.ts';
import { studyCommands } from './studies/index.ts';
import { studyFlag, studyFolders, type StudyCommand } from './studies/study-command.ts';

const examples = `
Examples:
  npx nx run search:evolve --device pixel
  npx nx run search:evolve --device pixel --latency-ms 8 --trials 64 --seed 7
  npx nx run search:darts --device raspberry-pi-4 --format json
  npx nx run search:evolve --dataset fashion-mnist --data ~/fashion-mnist
  npx nx run search:evolve --resume runs/2026-11-21-120000-pixel
  npx nx run search:report runs/2026-11-21-120000-pixel
  npx nx run search:compare runs/evolve runs/random
  npx nx run search:list`;

const describeExamples = `
Examples:
  npx nx run search:describe --network mnasnet-a1
  npx nx run search:describe --network runs/2026-11-21-120000-pixel/architecture.json --out /tmp/winner
  npx nx run search:describe --space nas-bench-201 --index 12345 --out /tmp/cell
  npx nx run search:describe --space ./my-space.ts --format json`;

const listExamples = `
Examples:
  npx nx run search:list
  npx nx run search:list --format json`;

/** The command line: a subcommand for each strategy, those on stored studies, and the rest. */
export function createProgram(): Command {
  const program = new Command('search')
    .description('Search a neural network for a device, compress it and export it.')
    .addHelpText('after', examples);
  for (const [name, strategy] of Object.entries(searchStrategies)) {
    const command = program
      .command(name)
      .description(strategy.summary)
      .addHelpText('after', `\nMethod: ${strategy.cite}\n${examples}\n${benchmarkExamples}`)
      .action((given: Record<string, unknown>) => searchCommand(name, given));
    addFlags(command, {
      ...studyFlags,
      ...strategyFlags(strategy),
      ...benchmarkFlags,
      ...runFlags,
    });
  }
  const list = program
    .command('list')
    .description('List every strategy, space, device, reward, stopper, benchmark and image set.')
    .addHelpText('after', listExamples)
    .action(async (given: Record<string, unknown>) => {
      process.stdout.write(await listMembers(given));
    });
  for (const [name, flag] of Object.entries(listFlags)) addFlag(list, name, flag);
  for (const [name, command] of Object.entries(studyCommands)) {
    addStudyCommand(program, name, command);
  }
  addDescribe(program);
  addImportBenchmark(program);
  program
    .command('pages')
    .description('Write a page for every search space of the catalogue.')
    .addOption(new Option('--out <DIR>', 'Folder of the pages; default: docs/catalogue'))
    .action((given: { readonly out?: string }) => pagesCommand(given));
  for (const command of [program, ...program.commands])
    command.exitOverride().configureOutput(quiet);
  return program;
}

function addStudyCommand(program: Command, name: string, member: StudyCommand): void {
  const folders: string[] = [];
  const command = program
    .command(name)
    .description(member.summary)
    .argument('[STUDY...]', member.studies === 'one' ? 'Result folder' : 'Result folders')
    .addHelpText('after', `\nExamples:\n  ${member.examples.join('\n  ')}`)
    .action(async (words: readonly string[], given: Record<string, unknown>) => {
      const all = studyFolders(name, member, [...words, ...folders]);
      process.stdout.write(await member.run(all, given));
    });
  command.addOption(
    new Option(`${studyFlag} <DIR>`, 'A result folder, as a flag').argParser((folder) =>
      folders.push(folder),
    ),
  );
  for (const [flagName, flag] of Object.entries(member.flags)) addFlag(command, flagName, flag);
}

function addDescribe(program: Command): void {
  const command = program
    .command('describe')
    .description('Print and draw a network or a search space, with counts and latencies.')
    .addHelpText('after', describeExamples)
    .action((given: Record<string, unknown>) => describeCommand(given));
  for (const [name, flag] of Object.entries(describeFlags)) addFlag(command, name, flag);
}

function addImportBenchmark(program: Command): void {
  const command = program
    .command('import-benchmark')
    .description('Make a benchmark of a table of finished trainings.')
    .addHelpText(
      'after',
      `
Example:
  npx nx run search:import-benchmark --space nas-bench-201 --table mine.csv --out mine.arrow`,
    )
    .action((given: Record<string, unknown>) => importCommand(given));
  for (const [name, flag] of Object.entries(importFlags)) addFlag(command, name, flag);
}

// What commander would print of an error, main prints in the house's own grammar.
const quiet = { outputError: () => undefined };

function addFlag(command: Command, name: string, { argument, summary }: Flag): void {
  const value = argument === null ? '' : ` <${argument}>`;
  command.addOption(new Option(`${spelling(name)}${value}`, summary));
}

function addFlags(command: Command, flags: Readonly<Record<string, Flag>>): void {
  for (const [name, flag] of Object.entries(flags)) addFlag(command, name, flag);
  // The papers' word for it; it arrives only after a bare --, because nx run keeps it otherwise.
  command.addOption(new Option('--target-ms <MS>').hideHelp());
}

/** A commander error in the house's grammar; undefined where help was asked for. */
export function asBadInput(
  error: CommanderError,
  program: Command,
  words: readonly string[],
): EspalierError | undefined {
  if (error.exitCode === 0) return undefined;
  if (error.code === 'commander.help') {
    const names = program.commands.map((candidate) => candidate.name()).join(', ');
    return new EspalierError('BAD_INPUT', `The first word must be one of ${names}, but got none.`);
  }
  const command = program.commands.find((candidate) => candidate.name() === words[0]);
  const known = (command ?? program).options.map(({ long }) => long ?? '');
  const wrong = words.find((word) => word.startsWith('--') && !known.includes(word.split('=')[0]!));
  if (wrong !== undefined && command !== undefined) {
    return new EspalierError(
      'BAD_INPUT',
      `A flag must be one that search:${command.name()} has, but got ${wrong}. Did you mean ${nearestName(wrong, known) ?? ''}? See npx nx run search:${command.name()} -- --help.`,
    );
  }
  return new EspalierError('BAD_INPUT', error.message.replace(/^error: /, ''));
}
