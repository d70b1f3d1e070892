import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decode, fromJson } from '@espalier/space';
import { nasBench201 } from '@espalier/search-spaces';
import { afterAll, expect, test } from 'vitest';
import { trialOf, trials, writeStudy } from '../../tests/stored-studies.ts';
import { studyCommands } from './index.ts';

const scratch = mkdtempSync(join(tmpdir(), 'espalier-studies-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const {
  report,
  best,
  compare,
  export: exportStudy,
} = studyCommands as Record<
  'report' | 'best' | 'compare' | 'export',
  (typeof studyCommands)[string]
>;
const study = writeStudy(scratch, 'one');

interface BestJson {
  readonly best: readonly { readonly number: number; readonly architecture: unknown }[];
  readonly front: readonly { readonly number: number; readonly objectives: unknown }[];
  readonly files: readonly string[];
}

test('report writes a page from the journal alone and says how far the study is', async () => {
  const said = await report.run([study], {});
  expect(said).toContain('nas-bench-201 for pixel by random\n');
  expect(said).toContain('Unfinished: 5 of 6 trials so far');
  expect(said).toContain('2 trained in full, 1 stopped early, 1 infeasible, 1 failed');
  expect(said).toContain(`Report: ${study}/study.html`);
  const page = readFileSync(join(study, 'study.html'), 'utf8');
  expect(page).toContain('Google Pixel 3');
  expect(page).toContain('target ');
  expect(page).toContain('NOT_FINITE: loss became NaN');
  expect(existsSync(join(study, 'report.html'))).toBe(false);
});

test('report states the hypervolume of the front, also to a program', async () => {
  const out = join(scratch, 'pages', 'one.html');
  const json = JSON.parse(await report.run([study], { out, format: 'json' })) as unknown;
  expect(json).toMatchObject({
    files: [out],
    best: 2,
    front: [0, 2],
    reference: [0, 12],
    resume: `npx nx run search:resume ${study}`,
  });
  // One box above the reference: accuracy 0.5 · 2 ms.
  expect((json as { hypervolume: number }).hypervolume).toBeCloseTo(1, 12);
  expect(existsSync(out)).toBe(true);
});

test('report needs no member that loads', async () => {
  const settings = { space: './gone.ts', device: './gone', strategy: 'of-a-third-party' };
  const folder = writeStudy(scratch, 'foreign', { settings });
  expect(await report.run([folder], {})).toContain('./gone.ts for ./gone by of-a-third-party');
});

test('report refuses a summary that no search left, after the page is written', async () => {
  const folder = writeStudy(scratch, 'summary');
  writeFileSync(join(folder, 'summary.json'), '{}');
  await expect(report.run([folder], {})).rejects.toThrow(
    /summary\.json must be what a finished search left, but got: report data must obey its schema/,
  );
  expect(existsSync(join(folder, 'study.html'))).toBe(true);
});

test('best orders by reward, has the front, and writes architectures that decode', async () => {
  const out = join(scratch, 'best');
  const json = JSON.parse(await best.run([study], { out, format: 'json' })) as BestJson;
  expect(json.best.map(({ number }) => number)).toEqual([2, 0]);
  expect(json.front.map(({ objectives }) => objectives)).toEqual([
    { accuracy: 0.5, latencyMs: 10 },
    { accuracy: 0.6, latencyMs: 12 },
  ]);
  expect(json.files).toEqual([join(out, 'trial-2.json'), join(out, 'trial-0.json')]);
  const file = JSON.parse(readFileSync(json.files[0]!, 'utf8')) as unknown;
  expect(file).toEqual(json.best[0]!.architecture);
  expect(fromJson(nasBench201, file)).toEqual(decode(nasBench201, trials[2]!.genotype));
});

test('best lists each architecture once, as many as asked for', async () => {
  const again = { ...trials[2]!, number: 5 };
  const folder = writeStudy(scratch, 'twice', { trials: [...trials, again] });
  const { best: all } = JSON.parse(await best.run([folder], { format: 'json' })) as BestJson;
  expect(all.map(({ number }) => number)).toEqual([2, 0]);
  const text = await best.run([folder], { top: '1' });
  expect(text).toMatch(/^ +2 +0\.5800 +60\.0 +12\.00 +print-222222$/m);
});

test('best of a study that trained nothing says so', async () => {
  const folder = writeStudy(scratch, 'nothing', { trials: [trials[1]!] });
  expect(await best.run([folder], {})).toBe(
    `${folder}: none of 1 trials was trained in full yet.\n`,
  );
});

test('best refuses a trial that is no point of the space any more', async () => {
  const figures = { outcome: 'complete', accuracy: 0.5, latencyMs: 3, reward: 0.5 } as const;
  const folder = writeStudy(scratch, 'moved', {
    trials: [trialOf(0, [9, 0, 0, 0, 0, 0], figures)],
  });
  await expect(best.run([folder], {})).rejects.toThrow(
    'Trial 0 must be a point of nas-bench-201, but got another',
  );
});

test('compare sets studies of one question beside each other', async () => {
  const other = writeStudy(scratch, 'other', {
    settings: { strategy: 'evolve', seed: '7' },
    trials: trials.slice(0, 2),
  });
  const out = join(scratch, 'both.html');
  const said = await compare.run([study, other], { out });
  expect(said).toMatch(/^one +random +nas-bench-201 +pixel +1 +5 +0\.5800 /m);
  expect(said).toMatch(/^other +evolve +nas-bench-201 +pixel +7 +2 +0\.4500 /m);
  expect(said).toContain(`Picture: ${out}\n`);
  const json = JSON.parse(await compare.run([study, other], { out, format: 'json' })) as unknown;
  expect(json).toMatchObject({
    reference: [0, 12],
    studies: [
      { name: 'one', best: 2, trialsToWorst: 1, seconds: 10 },
      { name: 'other', best: 0, trialsToWorst: 1, seconds: 4 },
    ],
  });
});

test('compare refuses another question by what differs, unless it is asked to', async () => {
  const settings = { device: 'raspberry-pi-4', epochs: 9 };
  const other = writeStudy(scratch, 'elsewhere', { settings });
  const out = join(scratch, 'anyway.svg');
  const compared = async (given: object): Promise<string> =>
    compare.run([study, other], { out, ...given });
  await expect(compared({})).rejects.toThrow(
    'Studies to compare must ask the same question, but got different ones: device pixel / raspberry-pi-4; epochs 2 / 9. Add --anyway to compare them.',
  );
  expect(existsSync(out)).toBe(false);
  expect(await compared({ anyway: true })).toContain('Not the same question: device pixel / rasp');
  expect(readFileSync(out, 'utf8')).toMatch(/^<svg /);
});

test('compare never sets fronts of other objectives beside each other', async () => {
  const other = writeStudy(scratch, 'macs', { settings: { objectives: 'accuracy,macs' } });
  await expect((async () => compare.run([study, other], { anyway: true }))()).rejects.toThrow(
    'their fronts have no common axes',
  );
});

test.each([
  ['csv', /^number,outcome,fingerprint,edges\.0,/],
  ['json', /^\{"version":1,/],
  ['optuna', /^\{"op_code":0,/],
])('export writes %s', async (as, beginning) => {
  const out = join(scratch, `trials.${as}`);
  expect(await exportStudy.run([study], { as, out })).toBe(`5 trials written to ${out}\n`);
  expect(readFileSync(out, 'utf8')).toMatch(beginning);
});

test('export refuses to guess', async () => {
  const out = join(scratch, 'x');
  await expect(exportStudy.run([study], { out })).rejects.toThrow('but got no --as.');
  await expect(exportStudy.run([study], { as: 'csv' })).rejects.toThrow('but got no --out.');
  await expect(exportStudy.run([study], { as: 'cvs', out })).rejects.toThrow(
    '--as must be one of optuna, csv, json, but got "cvs". Did you mean "csv"?',
  );
});
