import { listedOnly, type Benchmark } from '@espalier/benchmarks';
import type { AnyStrategy } from '@espalier/protocol';
import type { StudyPlan } from '@espalier/study';
import { aroundStrategy } from '../middleware.ts';
import { lengthsOf } from './check-settings.ts';
import { onMeasuredLengths } from './measured-lengths.ts';
import { rewardGoal } from './reward-goal.ts';
import type { BenchmarkSettings } from './settings-schema.ts';

/** The plan of a study on a benchmark. @throws {EspalierError} see `rewardGoal` and `aroundStrategy`. */
export function benchmarkPlan(
  settings: BenchmarkSettings,
  benchmark: Benchmark,
  strategy: AnyStrategy,
): StudyPlan {
  const { seed, mode, lag, options, objectives, constraints } = settings;
  const lengths = lengthsOf(settings, benchmark);
  const measured = strategy.fidelities === 'many' ? onMeasuredLengths(strategy, lengths) : strategy;
  const around = aroundStrategy(measured, settings);
  return {
    ...{ seed, mode, lag, options, objectives, constraints },
    budget: {
      ...(settings.trials !== null && { trials: settings.trials }),
      ...(settings.costSeconds !== null && { costSeconds: settings.costSeconds }),
    },
    space: benchmark.space,
    strategy: benchmark.isComplete ? around : listedOnly(around, benchmark),
    reward: rewardGoal(settings, benchmark),
    assess: (genotype) => benchmark.assess(genotype),
    evaluator: benchmark.evaluator,
    epochs: { least: settings.minEpochs, most: settings.epochs },
    checkpoints: [],
    stopping: null,
    // Equal architectures were trained one by one: each has a measurement of its own.
    reuse: false,
  };
}
