import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readyBenchmarks, type HeldOut } from '@espalier/benchmarks';
import type { Json } from '@espalier/protocol';
import { drawLineChart } from '@espalier/report';
import { csv } from '../command-line/csv.ts';
import { positive, text, whole } from '../command-line/flag.ts';
import { defineExperiment } from '../experiment.ts';
import { runSearches, seedsTo } from '../tabular/run-searches.ts';
import { accuracyAlone, type SearchRecord, type SearchTask } from '../tabular/search-task.ts';
import { curveOf } from './curves.ts';
import { describeFinding } from './describe.ts';
import { baselines, others, type Method } from './methods.ts';
import { figuresOf, outcomeOf, type Figures, type Outcome } from './outcome.ts';
import { compare, rowOf, type Comparison, type Row } from './summarise.ts';

/** The figures that the README states. */
export interface Summary {
  readonly seconds: number;
  readonly rows: readonly Row[];
  readonly comparisons: readonly Comparison[];
}

/** Do our strategies give the published results of NAS-Bench-201? */
export const nasBench201Experiment = defineExperiment({
  name: 'nas-bench-201',
  question: 'Do our strategies give the published results of NAS-Bench-201?',
  flags: {
    data: text({
      argument: 'DIR',
      summary: 'Folder with nas-bench-201/ and hw-nas-bench/',
      fallback: '../shared/data',
    }),
    seeds: whole(2, {
      argument: 'N',
      summary: 'Searches of each published method',
      fallback: '500',
    }),
    otherSeeds: whole(0, {
      argument: 'N',
      summary: 'Searches of each method that the published table does not have; 0 leaves them out',
      fallback: '100',
    }),
    budget: positive({
      argument: 'SECONDS',
      summary: 'Simulated training time of a search',
      fallback: '12000',
    }),
    out: text({
      argument: 'DIR',
      summary: 'Folder of the results',
      fallback: 'experiments/src/nas-bench-201/results',
    }),
  },
  async run({ data, seeds, otherSeeds, budget, out }, progress) {
    const methods = [
      ...Object.entries(baselines).map((entry) => [...entry, seeds] as const),
      ...Object.entries(others).map((entry) => [...entry, otherSeeds] as const),
    ].filter(([, , count]) => count > 0);
    const tasks = methods.map(([, method, count]) => taskOf(method, { data, budget, count }));
    const searches = methods.reduce((sum, [, , count]) => sum + count, 0);
    let done = 0;
    const records = await runSearches(tasks, (count) =>
      progress((done += count), searches, 'searches'),
    );
    const found = await judge({ names: methods.map(([name]) => name), records, data, budget });
    await writeResults(out, found);
    const failed = found.summary.comparisons.filter(({ within }) => !within);
    return {
      text: describeFinding(found.summary),
      json: found.summary as unknown as Json,
      failed: failed.map(({ method, figure }) => `${method}: ${figure} is out of tolerance`),
    };
  },
});

function taskOf(
  { searcher, settings }: Method,
  { data, budget, count }: { data: string; budget: number; count: number },
): SearchTask {
  return {
    benchmark: { name: 'nas-bench-201-cifar10', data, view: 'validation' },
    searcher,
    objectives: accuracyAlone,
    epochs: { least: 12, most: 12 },
    ...settings,
    budget: { costSeconds: budget },
    seeds: seedsTo(count),
  };
}

interface Run {
  readonly names: readonly string[];
  readonly records: readonly (readonly SearchRecord[])[];
  readonly data: string;
  readonly budget: number;
}

interface Found {
  readonly summary: Summary;
  readonly outcomes: readonly (Outcome & { readonly method: string })[];
  readonly picture: string;
}

/** Looks up what the chosen cells are worth; the only place that reads test accuracies. */
async function judge({ names, records, data, budget }: Run): Promise<Found> {
  const cifar10 = await heldOutOf('nas-bench-201-cifar10', data);
  const figures = figuresOf(cifar10, await heldOutOf('nas-bench-201-cifar100', data));
  const bests = {
    signalRow: indexOfLargest(cifar10.column('accuracy@12')),
    test: Math.max(...figures['CIFAR-10 test']),
  };
  const outcomes = records.map((list) => list.map((record) => outcomeOf(record, figures)));
  const rows = names.map((name, index) => rowOf(name, outcomes[index]!, bests));
  const comparisons = compare(rows.filter(({ method }) => Object.hasOwn(baselines, method)));
  return {
    summary: { seconds: budget, rows, comparisons },
    outcomes: names.flatMap((method, index) =>
      outcomes[index]!.map((outcome) => ({ method: method.replaceAll(',', ''), ...outcome })),
    ),
    picture: pictureOf({ names, records, data, budget }, figures),
  };
}

async function heldOutOf(name: string, data: string): Promise<HeldOut> {
  const { heldOut } = await readyBenchmarks[name]!.load({ data, view: 'validation' });
  return heldOut;
}

function indexOfLargest(values: Float64Array): number {
  return values.reduce((best, value, index) => (value > values[best]! ? index : best), 0);
}

function pictureOf({ names, records, budget }: Run, figures: Figures): string {
  const figure = figures['CIFAR-10 test'];
  return drawLineChart({
    title: 'NAS-Bench-201: test accuracy of the cell chosen by 12-epoch validation',
    x: 'Simulated training time, s',
    y: 'CIFAR-10 test accuracy, %, mean over seeds',
    series: names.map((name, index) => curveOf(name, records[index]!, { figure, seconds: budget })),
    leastY: 92,
  });
}

async function writeResults(folder: string, { summary, outcomes, picture }: Found): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'outcomes.csv'), csv(outcomes.map((outcome) => ({ ...outcome }))));
  await writeFile(join(folder, 'summary.json'), `${JSON.stringify(summary, null, 2)}\n`);
  await writeFile(join(folder, 'curves.svg'), picture);
}
