import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { AnyStrategy, Json } from '@espalier/protocol';
import { stream } from '@espalier/random';
import { decisions, defineSpace, each, oneOf } from '@espalier/space';
import type { Genotype } from '@espalier/space';
import { describe, expect, test } from 'vitest';
import { strategies } from '../src/index.ts';
import { studyContext, trialOf } from './study-context.ts';

/** Measured accuracies in percent; see Dong & Yang 2020, https://arxiv.org/abs/2001.00326. */
interface Measured {
  readonly ops: readonly string[];
  /** By cell: the option of each of the six edges, as digits. */
  readonly arch: readonly string[];
  readonly epoch12: { readonly cifar10: { readonly valid: readonly number[] } };
  readonly epoch200: { readonly cifar10: { readonly test: readonly number[] } };
}

const file = new URL('../../../../shared/data/nas-bench-201/nb201.json.gz', import.meta.url);
const absent = !existsSync(file);
const reason = 'nas-bench-201/nb201.json.gz is not in the data folder beside the repository';

describe.skipIf(absent)(`measured accuracies of NAS-Bench-201 (skipped where ${reason})`, () => {
  const study = absent ? undefined : createStudy(readMeasured());

  test('the best cell by 200-epoch test accuracy is the published optimum, 94.37 %', () => {
    expect(Math.max(...readMeasured().epoch200.cifar10.test)).toBeCloseTo(94.37, 2);
  });

  test.each([
    { lag: 1, name: 'of every earlier trial' },
    { lag: 8, name: 'of all but the last seven trials' },
  ])('evolution beats random search at 200 trials when told $name', ({ lag }) => {
    const options = { populationSize: 10, tournamentSize: 3 };
    const evolved = study!({ strategy: strategies['regularized-evolution'], options, lag });
    const drawn = study!({ strategy: strategies.random, options: {}, lag });
    const runs = { trials: 200, seeds: 20 };
    const [better, baseline] = [evolved(runs), drawn(runs)];
    expect(mean(better.map(({ best }) => best))).toBeGreaterThan(
      mean(baseline.map(({ best }) => best)),
    );
    expect(mean(better.map(({ test: accuracy }) => accuracy))).toBeGreaterThan(
      mean(baseline.map(({ test: accuracy }) => accuracy)),
    );
  });

  test('the last 50 proposals of reinforce beat its first 50 by a tenth within 300 trials', () => {
    const controlled = study!({ strategy: strategies.reinforce, options: {}, lag: 8 });
    const runs = controlled({ trials: 300, seeds: 3 });
    const gain = runs.map(({ rewards }) => mean(rewards.slice(-50)) - mean(rewards.slice(0, 50)));
    expect(Math.min(...gain)).toBeGreaterThan(0.05);
    expect(mean(gain)).toBeGreaterThan(0.1);
  });
});

interface Run {
  /** Validation accuracy after 12 epochs of each proposal, 0 to 1. */
  readonly rewards: readonly number[];
  /** The largest of them. */
  readonly best: number;
  /** Test accuracy after 200 epochs, in percent, of the cell that had it. */
  readonly test: number;
}

interface Setting {
  readonly strategy: AnyStrategy;
  readonly options: Json;
  readonly lag: number;
}

type Study = (setting: Setting) => (runs: { trials: number; seeds: number }) => Run[];

function readMeasured(): Measured {
  return JSON.parse(gunzipSync(readFileSync(file)).toString()) as Measured;
}

function createStudy(measured: Measured): Study {
  const space = defineSpace({
    name: 'cells',
    summary: 'One of five operations on each of six edges',
    cite: 'Dong & Yang 2020',
    skeleton: { height: 32, width: 32, channels: 3, classes: 10, widthMultiplier: 1 },
    genes: { edges: each([0, 1, 2, 3, 4, 5], oneOf(measured.ops)) },
    build: () => null,
  });
  const cellOf = new Map(measured.arch.map((digits, index) => [digits, index]));
  const paths = decisions(space).map(({ path }) => path);
  const cell = (genotype: Genotype): number =>
    cellOf.get(paths.map((path) => genotype[path]).join(''))!;

  const run = ({ strategy, options: given, lag }: Setting, trials: number, seed: string): Run => {
    const options = strategy.options.parse(given);
    const asked: Genotype[] = [];
    const context = { ...studyContext, space, options };
    let state = strategy.init({ ...context, random: stream(seed, 'init') });
    for (let number = 0; number < trials; number++) {
      for (let next = asked.length; next < Math.min(trials, number + lag); next++) {
        const random = stream(seed, 'ask', next);
        const { genotype } = strategy.ask({ ...context, state, random, number: next });
        asked.push(genotype);
      }
      const genotype = asked[number]!;
      const reward = measured.epoch12.cifar10.valid[cell(genotype)]! / 100;
      const trial = trialOf({ number, genotype, reward });
      state = strategy.tell({ ...context, state, trial });
    }
    const rewards = asked.map((genotype) => measured.epoch12.cifar10.valid[cell(genotype)]! / 100);
    const best = Math.max(...rewards);
    const winner = cell(asked[rewards.indexOf(best)]!);
    return { rewards, best, test: measured.epoch200.cifar10.test[winner]! };
  };

  return (setting) =>
    ({ trials, seeds }) =>
      Array.from({ length: seeds }, (_, seed) => run(setting, trials, `seed-${seed}`));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
