import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { hypervolume, paretoFront } from '@espalier/pareto';
import type { AnyStrategy, Json, Objective } from '@espalier/protocol';
import type { Genotype } from '@espalier/space';
import { describe, expect, test } from 'vitest';
import { strategies } from '../src/index.ts';
import { play } from './play.ts';
import { digitSpace } from './spaces.ts';

const folder = new URL('../../../../shared/data/', import.meta.url);
const files = ['nas-bench-201/nb201.json.gz', 'hw-nas-bench/nb201_hw_cifar10.json.gz'].map(
  (file) => new URL(file, folder),
);
const absent = !files.every((file) => existsSync(file));
const seeds = Array.from({ length: 25 }, (_, seed) => `bar-${seed}`);

/** Accuracy in percent after 200 epochs (Dong & Yang 2020) and latency (Li et al. 2021) of a cell. */
interface Tables {
  readonly cellOf: (genotype: Genotype) => number;
  readonly accuracies: readonly number[];
  readonly latenciesMs: readonly number[];
}

/** Six edges of five operations; the digits are the operations in the order of the table. */
const space = digitSpace(6, 5);

describe.skipIf(absent)(
  'bars on CIFAR-100 of NAS-Bench-201, test accuracy after 200 epochs',
  () => {
    const tables = absent ? undefined : readTables();

    /** Mean over seeds of the best accuracy after so many trials. */
    const bestAfter = (
      strategy: AnyStrategy,
      options: Json,
      counts: readonly number[],
    ): number[] => {
      const { cellOf, accuracies } = tables!;
      const runs = seeds.map((seed) =>
        play({
          strategy,
          options,
          space,
          seed,
          trials: Math.max(...counts),
          rewardOf: ({ genotype }) => accuracies[cellOf(genotype)]! / 100,
        }),
      );
      return counts.map((count) =>
        mean(
          runs.map((run) => 100 * Math.max(...run.slice(0, count).map(({ reward }) => reward!))),
        ),
      );
    };

    test('regularized evolution: 72.5 within 100 trials, 73.2 within 300', () => {
      const options = { populationSize: 20, tournamentSize: 5 };
      const [early, late] = bestAfter(strategies['regularized-evolution'], options, [100, 300]);
      expect(early).toBeGreaterThan(72.5);
      expect(late).toBeGreaterThan(73.2);
    });

    test('local search: 73.3 within 100 trials, 73.5 within 300', () => {
      const [early, late] = bestAfter(strategies['local-search'], {}, [100, 300]);
      expect(early).toBeGreaterThan(73.3);
      expect(late).toBeGreaterThan(73.5);
    });

    test('NSGA-II: 0.992 of the true hypervolume of accuracy and Pixel 3 latency within 300', () => {
      const { cellOf, accuracies, latenciesMs } = tables!;
      const directions = ['maximize', 'minimize'] as const;
      const figures = accuracies.map((accuracy, cell) => [accuracy, latenciesMs[cell]!]);
      const reference = [0, Math.max(...latenciesMs)];
      const volumeOf = (cells: readonly number[]): number =>
        hypervolume(
          cells.map((cell) => figures[cell]!),
          { directions, reference },
        );
      const truth = volumeOf(paretoFront(figures, directions));
      const ratios = seeds.map((seed) => {
        const trials = play({
          strategy: strategies.nsga2,
          options: {},
          space,
          seed,
          trials: 300,
          objectives: accuracyAndLatency,
          resultOf: ({ genotype }) => ({
            outcome: 'complete',
            objectives: figures[cellOf(genotype)]!,
          }),
        });
        return volumeOf(trials.map(({ genotype }) => cellOf(genotype))) / truth;
      });
      expect(mean(ratios)).toBeGreaterThan(0.992);
    });
  },
);

const accuracyAndLatency: readonly Objective[] = [
  { metric: 'accuracy', direction: 'maximize', cost: 'expensive' },
  { metric: 'latencyMs', direction: 'minimize', cost: 'cheap' },
];

function readTables(): Tables {
  const [trained, measured] = files.map(
    (file) => JSON.parse(gunzipSync(readFileSync(file)).toString()) as unknown,
  );
  const { arch, epoch200 } = trained as {
    arch: string[];
    epoch200: { cifar100: { test: number[] } };
  };
  const { cifar10 } = measured as { cifar10: { pixel3_latency: number[] } };
  const cells = new Map(arch.map((digits, cell) => [digits, cell]));
  return {
    cellOf: (genotype) => cells.get(Object.values(genotype).join(''))!,
    accuracies: epoch200.cifar100.test,
    latenciesMs: cifar10.pixel3_latency,
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
