import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { spelling } from './command-line/flag.ts';
import { readSettings } from './command-line/read-settings.ts';
import { experiments } from './index.ts';

const names = Object.keys(experiments);
const folders = readdirSync(new URL('.', import.meta.url), { withFileTypes: true }).filter(
  (entry) => entry.isDirectory(),
);

test('the list names every folder that holds an experiment, and each has a README', () => {
  const holds = (folder: string, file: string): boolean =>
    readdirSync(new URL(`${folder}/`, import.meta.url)).includes(file);
  const found = folders.map(({ name }) => name).filter((name) => holds(name, 'experiment.ts'));
  expect(names.toSorted()).toEqual(found.toSorted());
  expect(found.filter((name) => !holds(name, 'README.md'))).toEqual([]);
});

test('every experiment carries its own name and has a target of that name', () => {
  const { nx } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
    nx: { targets: Record<string, { command?: string }> };
  };
  expect(Object.values(experiments).map(({ name }) => name)).toEqual(names);
  expect(names.map((name) => nx.targets[name]?.command)).toEqual(
    names.map((name) => `node experiments/dist/main.js ${name}`),
  );
});

test('every default obeys its own flag', () => {
  for (const { flags } of Object.values(experiments)) readSettings(flags, {});
});

test('no flag is one that nx run keeps for itself, alone or as the start of a longer one', () => {
  const flags = Object.values(experiments).flatMap(({ flags: own }) => Object.keys(own));
  const taken =
    /^--(target|batch|parallel|project|exclude|configuration|graph|verbose|version|help|prod|runner)(-|$)|^--(c|p|cwd|env|args|command|env-file|color|tui|tty|output-style)$/;
  expect(flags.map(spelling).filter((flag) => taken.test(flag))).toEqual([]);
});

test('a value that breaks the rule of its flag is refused by name', () => {
  expect(() => readSettings(experiments['nas-bench-201']!.flags, { seeds: 'many' })).toThrow(
    '--seeds must be a whole number of at least 2, but got "many".',
  );
});
