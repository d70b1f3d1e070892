import { existsSync, mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { linesOf, scratchFolder, search, type Ended } from '../src/index.ts';

interface Found {
  readonly trial: number;
  readonly epochs: number;
  readonly figures: Readonly<Record<string, number>>;
}

/** What a search on a table prints as JSON, as far as the tests read it. */
interface Printed {
  readonly best: Found;
  readonly front: readonly Found[];
  readonly hypervolume: number | null;
  readonly queries: number;
  readonly trainingSeconds: number;
  readonly simulatedSeconds: number;
  readonly testAccuracy: number | null;
}

const operations = ['none', 'skip_connect', 'nor_conv_1x1', 'nor_conv_3x3', 'avg_pool_3x3'];
/** Every 29th of the 15,625 cells. */
const cells = Array.from({ length: 539 }, (_, row) => row * 29);

/** A made-up table: convolutions help and take time, short trainings tell most of the truth. */
function rowOf(cell: number): string {
  const edges = Array.from({ length: 6 }, (_, edge) => Math.floor(cell / 5 ** edge) % 5);
  const [a, b, c, d, e, f] = edges.map((edge) => operations[edge]);
  const text = `|${a}~0|+|${b}~0|${c}~1|+|${d}~0|${e}~1|${f}~2|`;
  const work = edges.reduce((sum, edge) => sum + [0, 0, 1, 3, 0.5][edge]!, 0);
  const accuracy = 0.5 + 0.02 * work + (cell % 7) / 1000;
  const [short, heldOut] = [accuracy * 0.7 - (cell % 11) / 1000, accuracy - 0.01];
  return [text, short, accuracy, 12, 200, heldOut, 1 + work, cell % 100].join(',');
}

const head =
  'architecture,accuracy@12,accuracy@200,costSeconds@12,costSeconds@200,test:accuracy@200,latencyMs,energyMillijoules';

let scratch: ReturnType<typeof scratchFolder>;
beforeAll(async () => {
  scratch = scratchFolder();
  writeFileSync(join(scratch.path, 'mine.csv'), [head, ...cells.map(rowOf)].join('\n'));
  const words = ['--space', 'nas-bench-201', '--table', 'mine.csv', '--out', 'mine.arrow'];
  expect(await search(['import-benchmark', ...words], scratch.path)).toMatchObject({ code: 0 });
});
afterAll(() => scratch.remove());

const onTable = (strategy: string, ...words: readonly string[]): Promise<Ended> =>
  search([strategy, '--benchmark', 'mine.arrow', ...words], scratch.path);

async function found(strategy: string, ...words: readonly string[]): Promise<Printed> {
  const { code, stdout, stderr } = await onTable(strategy, ...words, '--format', 'json', '--quiet');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return JSON.parse(stdout) as Printed;
}

const figures = (folder: string): string => readFileSync(join(scratch.path, folder), 'utf8');

test('evolve finds a good architecture, asks as often as it has trials, and tells the test accuracy', async () => {
  const printed = await found('evolve', '--trials', '150', '--out', 'evolve');
  const all = cells.map((cell) => Number(rowOf(cell).split(',')[2])).toSorted((a, b) => b - a);
  expect(printed.best.figures['accuracy']).toBeGreaterThanOrEqual(all[10]!);
  expect(printed.testAccuracy).toBeCloseTo(printed.best.figures['accuracy']! - 0.01, 9);
  expect(printed).toMatchObject({ queries: 150, trainingSeconds: 150 * 200, front: [] });
  expect(JSON.parse(figures('evolve/architecture.json'))).toMatchObject({
    space: 'nas-bench-201',
    trial: printed.best.trial,
  });
  // The report and the journal are of the search, which never sees a held-out figure.
  expect(figures('evolve/journal.jsonl') + figures('evolve/report.html')).not.toContain('test:');
});

test('what is found is printed with its architecture, its figures and a labelled test accuracy', async () => {
  const { code, stdout, stderr } = await onTable('random', '--trials', '20', '--out', 'random');
  expect(code).toBe(0);
  expect(stderr).toContain('mine lists 539 architectures of nas-bench-201');
  expect(stdout).toMatch(/^Study +20 trials of random on mine, 539 listed architectures$/m);
  expect(stdout).toMatch(/^Best +trial \d+, after 200 epochs, reward .*energyMillijoules \d+ mJ$/m);
  expect(stdout).toMatch(/^Values +\{"edges":\[/m);
  expect(stdout).toMatch(/^Test +[\d.]+ % held-out test accuracy of the best, read once after/m);
  expect(stdout).toMatch(/^Report +random\/report\.html$/m);
});

test('nsga2 finds a front of objectives that only the table knows, under a limit', async () => {
  const goals = ['--objectives', 'accuracy,energyMillijoules', '--constraints', 'latencyMs<=9'];
  const printed = await found('nsga2', ...goals, '--trials', '120', '--out', 'nsga2');
  expect(printed.front.length).toBeGreaterThan(2);
  expect(printed.hypervolume).toBeGreaterThan(0);
  expect(printed.front.every(({ figures: { latencyMs } }) => latencyMs! <= 9)).toBe(true);
});

test('a reward aims at a latency of the table', async () => {
  const reward = ['--reward', 'mnas-hard', '--latency-ms', '5'];
  const printed = await found('evolve', ...reward, '--trials', '150', '--out', 'reward');
  expect(printed.best.figures['latencyMs']).toBeLessThanOrEqual(5);
});

const wide = ['--mode', 'async', '--workers', '64', '--cost-seconds', '20000'];

test('asha on 64 simulated workers trains few for long, within its budget of seconds', async () => {
  const printed = await found('asha', ...wide, '--out', 'asha');
  const trials = linesOf(join(scratch.path, 'asha'))
    .map((line) => JSON.parse(line) as { kind: string; epochs?: number; costSeconds: number })
    .filter(({ kind }) => kind === 'trial');
  const lengths = trials.map(({ epochs }) => epochs ?? 200);
  expect(new Set(lengths)).toEqual(new Set([12, 200]));
  expect(lengths.filter((length) => length === 200).length / trials.length).toBeLessThan(0.26);
  expect(trials.reduce((sum, { costSeconds }) => sum + costSeconds, 0)).toBeLessThanOrEqual(20000);
  expect(printed.best.epochs).toBe(200);
  expect(printed.simulatedSeconds).toBeLessThan(printed.trainingSeconds / 8);
});

test.each([
  ['evolve', 'ordered', ['--trials', '60']],
  ['asha', 'async', wide],
])(
  '%s in %s mode, killed at some byte and resumed, leaves the same journal',
  async (name, mode, words) => {
    await found(name, ...words, '--out', `${mode}-whole`);
    const whole = figures(`${mode}-whole/journal.jsonl`);
    for (const share of [0.6]) {
      const folder = `${mode}-cut-${share}`;
      mkdirSync(join(scratch.path, folder));
      const journal = join(scratch.path, folder, 'journal.jsonl');
      writeFileSync(journal, whole);
      truncateSync(journal, Math.floor(share * whole.length));
      const resumed = await search([name, '--resume', folder, '--quiet'], scratch.path);
      expect(resumed).toMatchObject({ code: 0, stderr: '' });
      expect(readFileSync(journal, 'utf8')).toBe(whole);
    }
  },
);

test('best, report, export and resume work on the folder', async () => {
  await found('nsga2', '--trials', '60', '--out', 'stored');
  const on = (...words: readonly string[]) => search(words, scratch.path);
  expect(await on('best', 'stored', '--format', 'json')).toMatchObject({ code: 0 });
  const report = await on('report', 'stored');
  expect(report).toMatchObject({ code: 0, stderr: '' });
  expect(report.stdout).toContain('mine.arrow by nsga2');
  const exported = await on('export', 'stored', '--as', 'csv', '--out', 'stored.csv');
  expect(exported).toMatchObject({ code: 0, stdout: '60 trials written to stored.csv\n' });
  const before = figures('stored/journal.jsonl');
  expect(await on('resume', 'stored', '--quiet')).toMatchObject({ code: 0, stderr: '' });
  expect(figures('stored/journal.jsonl')).toBe(before);
});

test('a flag of devices is refused, and no folder is made', async () => {
  const { code, stderr } = await onTable('evolve', '--device', 'pixel', '--out', 'refused');
  expect({ code, stderr }).toEqual({
    code: 1,
    stderr:
      '--device must be given without --benchmark, but got both: a table of finished trainings is searched without a device and without training. Leave one of them out.\n',
  });
  expect(existsSync(join(scratch.path, 'refused'))).toBe(false);
});

test('a table that is not there, and a flag of tables without one, are refused', async () => {
  const gone = await search(['evolve', '--benchmark', 'no.arrow'], scratch.path);
  expect(gone).toMatchObject({ code: 1 });
  expect(gone.stderr).toContain('no.arrow must be a readable file, but got ENOENT.');
  const alone = await search(['evolve', '--cost-seconds', '5'], scratch.path);
  expect(alone.stderr).toBe(
    '--cost-seconds must be given with --benchmark, but got it alone. Name a table: --benchmark mine.arrow.\n',
  );
});
