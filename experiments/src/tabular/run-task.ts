import { listedOnly, type Benchmark } from '@espalier/benchmarks';
import { rewards } from '@espalier/cost';
import {
  memberNamed,
  type AnyStrategy,
  type Evaluator,
  type Reward,
  type Trial,
} from '@espalier/protocol';
import type { SearchSpace } from '@espalier/space';
import { strategies } from '@espalier/strategies';
import { runStudy, simulatedExecutor, type StudyPlan } from '@espalier/study';
import type { SearchRecord, SearchTask } from './search-task.ts';

/** Runs the searches of a task one after the other through the study loop, on a simulated clock. */
export async function runTask(task: SearchTask, benchmark: Benchmark): Promise<SearchRecord[]> {
  const records: SearchRecord[] = [];
  const strategy = strategyOf(task, benchmark);
  for (const seed of task.seeds) {
    const start = performance.now();
    const trials = await runStudy(
      { ...planOf(task, benchmark), strategy, seed: `${seed}` },
      {
        executor: simulatedExecutor(task.workers ?? 1),
        record: () => undefined,
      },
    );
    records.push(recordOf(trials, benchmark, { seed, tookMs: performance.now() - start }));
  }
  return records;
}

function strategyOf({ searcher }: SearchTask, benchmark: Benchmark): AnyStrategy {
  const strategy = memberNamed<unknown>('strategy', strategies, searcher.strategy) as AnyStrategy;
  return benchmark.isComplete ? strategy : listedOnly(strategy, benchmark);
}

function planOf(task: SearchTask, benchmark: Benchmark): Omit<StudyPlan, 'seed' | 'strategy'> {
  const { searcher, objectives, constraints = [], reward, epochs, budget, mode = 'ordered' } = task;
  const { options } = memberNamed<unknown>(
    'strategy',
    strategies,
    searcher.strategy,
  ) as AnyStrategy;
  const named = reward && memberNamed<Reward>('reward', rewards, reward.name);
  return {
    mode,
    budget,
    lag: task.workers ?? 1,
    space: task.labelled === true ? labelled(benchmark.space) : benchmark.space,
    options: options.parse(searcher.options),
    objectives,
    constraints,
    reward: reward && named ? { reward: named, targetMs: reward.targetMs } : null,
    assess: (genotype) => benchmark.assess(genotype),
    evaluator: answering(benchmark.evaluator, task.measuredEpochs),
    epochs,
    checkpoints: [],
    stopping: null,
    // Equal architectures were trained one by one: each has a measurement of its own.
    reuse: false,
  };
}

/** The space without its canonical form: two labels of one architecture are two architectures. */
// eslint-disable-next-line @typescript-eslint/unbound-method -- it is left out and never called
function labelled({ canonical: _, ...space }: SearchSpace): SearchSpace {
  return space;
}

/** The evaluator, or one that answers for every length with a single measured one. */
function answering(evaluator: Evaluator, measured: number | undefined): Evaluator {
  if (measured === undefined) return evaluator;
  return {
    ...evaluator,
    evaluate: async (request, hooks) => {
      const found = await evaluator.evaluate({ ...request, epochs: [measured] }, hooks);
      const epochs = request.epochs.at(-1)!;
      return { ...found, rungs: found.rungs.map((rung) => ({ ...rung, epochs })) };
    },
  };
}

function recordOf(
  trials: readonly Trial[],
  benchmark: Benchmark,
  rest: Pick<SearchRecord, 'seed' | 'tookMs'>,
): SearchRecord {
  return {
    ...rest,
    rows: Int32Array.from(trials, ({ genotype }) => benchmark.rowOf(genotype)),
    rewards: Float64Array.from(trials, ({ reward }) => reward ?? NaN),
    epochs: Int32Array.from(trials, ({ rungs }) => rungs.at(-1)?.epochs ?? 0),
    endSeconds: Float64Array.from(
      trials,
      ({ clock }) => Date.parse(clock.startedAt) / 1000 + clock.seconds,
    ),
  };
}
