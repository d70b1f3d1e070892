import { spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { writeStudy } from './stored-studies.ts';

const main = fileURLToPath(new URL('../dist/main.js', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'espalier-commands-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const study = writeStudy(scratch, 'one');
const other = writeStudy(scratch, 'two', { settings: { seed: '2' } });
appendFileSync(join(study, 'journal.jsonl'), '{"kind":"trial","numb');

function search(...words: string[]): { code: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...words], {
    cwd: scratch,
    encoding: 'utf8',
  });
  return { code: status, stdout, stderr };
}

test('the folder may be a word or a flag', () => {
  const [word, flag] = [search('report', 'one'), search('report', '--study', 'one')];
  expect(word).toMatchObject({ code: 0, stderr: '' });
  expect(word).toEqual(flag);
  expect(word.stdout).toContain('The last line of the journal is not whole');
  expect(word.stdout).toContain('Report: one/study.html\nGo on: npx nx run search:resume one\n');
});

test('studies are compared in the order of the words', () => {
  const { code, stdout } = search('compare', 'two', '--study', 'one', '--format', 'json');
  expect(code).toBe(0);
  const { studies } = JSON.parse(stdout) as { studies: { name: string; seed: string }[] };
  expect(studies.map(({ name, seed }) => [name, seed])).toEqual([
    ['two', '2'],
    ['one', '1'],
  ]);
  expect(existsSync(join(scratch, 'comparison.html'))).toBe(true);
});

test('describe reads the architecture that best writes', () => {
  expect(search('best', other, '--top', '1', '--out', 'best')).toMatchObject({ code: 0 });
  const { code, stdout } = search('describe', '--network', 'best/trial-2.json');
  expect(code).toBe(0);
  expect(stdout).toContain('point of     nas-bench-201');
});

test('an export is the file that the flag names', () => {
  expect(search('export', 'two', '--as', 'csv', '--out', 'two.csv').stdout).toBe(
    '5 trials written to two.csv\n',
  );
  expect(readFileSync(join(scratch, 'two.csv'), 'utf8').split('\n')).toHaveLength(7);
});

test('a mistyped flag and a folder that is not there are refused in the house’s words', () => {
  const flag = search('best', 'one', '--pot', '3');
  expect(flag).toMatchObject({ code: 1, stdout: '' });
  expect(flag.stderr).toContain('A flag must be one that search:best has, but got --pot.');
  const folder = search('resume', 'on');
  expect(folder).toMatchObject({ code: 1, stdout: '' });
  expect(folder.stderr).toContain('but got on, which does not exist. Did you mean one?');
});

test('help says what is asked for, with examples', () => {
  const { code, stdout } = search('compare', '--help');
  expect(code).toBe(0);
  expect(stdout).toContain('[STUDY...]');
  expect(stdout).toContain('--format <text|json>');
  expect(stdout).toContain('npx nx run search:compare runs/evolve runs/random');
});
