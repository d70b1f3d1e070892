import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, inject, test } from 'vitest';
import { journalOf, nxRun, scratchFolder, search } from '../src/index.ts';

const { flags } = inject('reference');
const scratch = scratchFolder();
afterAll(scratch.remove);

const few = [...flags, '--trials', '3'];

test('random search runs to its end through Nx', async () => {
  const folder = join(scratch.path, 'random search');
  const { code, stdout } = await nxRun(['search:random', ...few, '--out', folder]);
  expect(code).toBe(0);
  expect(stdout).toContain('3 of random in fbnet');
  expect(existsSync(join(folder, 'model.int8.onnx'))).toBe(true);
});

test('REINFORCE runs to its end', async () => {
  const words = ['reinforce', ...few, '--hidden', '8', '--out', 'reinforce'];
  expect(await search(words, scratch.path)).toMatchObject({ code: 0 });
  expect(existsSync(join(scratch.path, 'reinforce', 'model.int8.onnx'))).toBe(true);
});

test('DARTS trains its supernet once, also when it is resumed, and runs to its end', async () => {
  const supernet = [
    ...['--supernet-epochs', '2', '--supernet-warmup-epochs', '1', '--supernet-images', '64'],
    ...['--supernet-width', '0.125', '--supernet-shrink', '4'],
  ];
  const words = ['darts', ...few, ...supernet, '--out', 'darts'];
  expect(await search(words, scratch.path)).toMatchObject({ code: 0 });
  const folder = join(scratch.path, 'darts');
  expect(existsSync(join(folder, 'model.int8.onnx'))).toBe(true);
  const journal = journalOf(folder);
  expect(journal.map(({ kind }) => kind)).toEqual([
    'study',
    'prepared',
    'trial',
    'trial',
    'trial',
    'stage',
    'stage',
  ]);
  expect(await search(['darts', '--resume', 'darts'], scratch.path)).toMatchObject({ code: 0 });
  expect(journalOf(folder)).toEqual(journal);
});

test('ASHA trains some longer than others, without waiting, and NSGA-II begins with what it found', async () => {
  const asha = [
    ...['asha', ...flags, '--trials', '8', '--epochs', '4', '--eta', '2', '--sampler', 'tpe'],
    ...['--mode', 'async', '--out', 'asha'],
  ];
  expect(await search(asha, scratch.path)).toMatchObject({ code: 0 });
  const trials = trialsOf(join(scratch.path, 'asha'));
  const promoted = trials.filter(({ continues }) => continues !== undefined);
  expect(promoted.length).toBeGreaterThan(0);
  for (const { continues, genotype, rungs } of promoted) {
    const before = trials.find(({ number }) => number === continues)!;
    expect(genotype).toEqual(before.genotype);
    // The same seed trains the same way, only longer.
    expect(rungs.at(-1)!.epochs).toBeGreaterThan(before.rungs.at(-1)!.epochs);
  }

  const nsga2 = [
    ...['nsga2', ...few, '--warm-start', 'asha', '--dedup', '--stopper', 'median'],
    ...['--constraints', 'latencyMs<=1000, parameters<=1e9*0.5', '--out', 'nsga2'],
  ];
  expect(await search(nsga2, scratch.path)).toMatchObject({ code: 0 });
  const [first] = trialsOf(join(scratch.path, 'nsga2'));
  expect(first!.note).toEqual({ warm: 0 });
  expect(first!.objectives).toEqual([first!.accuracy, first!.latency.meanMs]);
  expect(existsSync(join(scratch.path, 'nsga2', 'report.html'))).toBe(true);
});

/** What these tests read of a recorded trial. */
interface StoredTrial {
  readonly number: number;
  readonly genotype: object;
  readonly continues?: number;
  readonly rungs: readonly { readonly epochs: number }[];
  readonly accuracy: number;
  readonly latency: { readonly meanMs: number };
  readonly objectives: readonly number[];
  readonly note?: unknown;
}

function trialsOf(folder: string): readonly StoredTrial[] {
  const trials: unknown[] = journalOf(folder).filter(({ kind }) => kind === 'trial');
  return trials as StoredTrial[];
}
