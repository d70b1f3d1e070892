import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { rewards, tableCostModel } from '@espalier/cost';
import { loadDevice } from '@espalier/hardware-profiles';
import type { CostModel, Json } from '@espalier/protocol';
import { nasBench201 } from '@espalier/search-spaces';
import { csv } from '../command-line/csv.ts';
import { positive, positives, text, whole } from '../command-line/flag.ts';
import { defineExperiment } from '../experiment.ts';
import { accuracyOnly } from './accuracy-only.ts';
import { loadBenchmark, type Benchmark } from './benchmark.ts';
import { compareAccuracy, type AccuracyOutcome } from './compare-accuracy.ts';
import { bestPossible, compareRewards, type RewardOutcome } from './compare-rewards.ts';
import { describeFinding } from './describe.ts';
import { published } from './published.ts';
import { searcherNames } from './searchers.ts';
import { summariseAccuracy, summariseRewards } from './summarise.ts';

const headlineSeeds = 5;

/** Is evolution better than random search where every answer is known? */
export const nasBench201Experiment = defineExperiment({
  name: 'nas-bench-201',
  question: 'Is evolution better than random search where every answer is known?',
  flags: {
    data: text({
      argument: 'DIR',
      summary: 'Folder that holds nb201.json.gz',
      fallback: '../shared/data/nas-bench-201',
    }),
    seeds: whole(headlineSeeds, {
      argument: 'N',
      summary: 'Searches of each kind; the first 5 are reported on their own too',
      fallback: '50',
    }),
    trials: whole(20, {
      argument: 'N',
      summary: 'Trials of a search; half of them are reported too',
      fallback: '200',
    }),
    budget: positive({
      argument: 'SECONDS',
      summary: 'Simulated training time of the published comparison',
      fallback: '12000',
    }),
    latenciesMs: positives({
      argument: 'MS,MS',
      summary: 'Target latencies on the Pixel 3',
      fallback: '5,10,20',
    }),
    out: text({
      argument: 'DIR',
      summary: 'Folder of the results',
      fallback: 'experiments/src/nas-bench-201/results',
    }),
  },
  async run({ data, seeds, trials, budget, latenciesMs, out }, progress) {
    const benchmark = await loadBenchmark(data);
    const costModel = tableCostModel(nasBench201, await loadDevice('pixel'));
    const searches = seeds * (searcherNames.length + 2 * latenciesMs.length);
    let done = 0;
    const onSearch = (): void => progress(++done, searches, 'searches');
    const accuracy = await compareAccuracy(
      {
        benchmark,
        goal: { costModel, reward: accuracyOnly, targetMs: 1 },
        names: searcherNames,
        seeds,
        trialBudgets: [Math.floor(trials / 2), trials],
        budgetSeconds: budget,
      },
      onSearch,
    );
    const goal = { costModel, reward: rewards.absolute };
    const latency = await compareRewards(
      { benchmark, goal, targetsMs: latenciesMs, seeds, trials },
      onSearch,
    );
    const summary = summarise({ benchmark, costModel, accuracy, latency, latenciesMs, seeds });
    await writeResults(out, { accuracy, latency, summary });
    return {
      text: describeFinding(summary, { accuracy, latency }),
      json: summary as unknown as Json,
    };
  },
});

interface Outcomes {
  readonly accuracy: readonly AccuracyOutcome[];
  readonly latency: readonly RewardOutcome[];
}

/** The figures that the README states. */
export type Summary = ReturnType<typeof summarise>;

function summarise(
  from: Outcomes & {
    readonly benchmark: Benchmark;
    readonly costModel: CostModel;
    readonly latenciesMs: readonly number[];
    readonly seeds: number;
  },
) {
  const { benchmark, costModel, accuracy, latency, latenciesMs, seeds } = from;
  const counts = [...new Set([headlineSeeds, seeds])];
  const byShort = benchmark.cells.reduce((best, cell) =>
    cell.shortValidation > best.shortValidation ? cell : best,
  );
  return {
    published,
    bestTest: Math.max(...benchmark.cells.map(({ test }) => test)),
    bestByShortValidation: { shortValidation: byShort.shortValidation, test: byShort.test },
    accuracy: counts.flatMap((count) => summariseAccuracy(accuracy, count)),
    latency: counts.flatMap((count) => summariseRewards(latency, count)),
    bestPossible: latenciesMs.map((targetMs) => ({
      targetMs,
      ...bestPossible(benchmark, { costModel, reward: rewards.absolute, targetMs }),
    })),
  };
}

async function writeResults(
  folder: string,
  { accuracy, latency, summary }: Outcomes & { readonly summary: Summary },
): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'accuracy.csv'), csv(accuracy.map((outcome) => ({ ...outcome }))));
  await writeFile(join(folder, 'latency.csv'), csv(latency.map((outcome) => ({ ...outcome }))));
  await writeFile(join(folder, 'summary.json'), `${JSON.stringify(summary, null, 2)}\n`);
}
