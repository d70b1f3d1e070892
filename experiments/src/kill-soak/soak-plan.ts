import { setTimeout as sleep } from 'node:timers/promises';
import { EspalierError, type AnyStrategy, type Evaluator, type Rung } from '@espalier/protocol';
import { stream } from '@espalier/random';
import { defineSpace, oneOf, type SearchSpace } from '@espalier/space';
import { strategies } from '@espalier/strategies';
import { stoppers, type AnyStopper, type StudyPlan } from '@espalier/study';

const operators = oneOf([0, 1, 2, 3, 4]);

/** 5⁶ = 15,625 points without a network. */
const space = defineSpace({
  name: 'soak',
  summary: 'Six decisions of five options',
  cite: 'none',
  skeleton: { height: 8, width: 8, channels: 3, classes: 2, widthMultiplier: 1 },
  genes: { a: operators, b: operators, c: operators, d: operators, e: operators, f: operators },
  build: () => null,
}) as unknown as SearchSpace;

/** Milliseconds that the next training takes; the only thing that differs between runs. */
const longestMs = 3;

/**
 * Accuracies that depend on the request alone, after a time that does not; every fortieth training or
 * so fails.
 */
const evaluator: Evaluator = {
  name: 'soak',
  determinism: 'bit',
  async evaluate({ genotype, seed, epochs }, { onRung } = {}) {
    await sleep(Math.random() * longestMs);
    const random = stream(seed, 'soak');
    if (random.uniform() < 1 / 40) throw new EspalierError('NOT_FINITE', 'The loss became NaN.');
    const sum = Object.values(genotype).reduce((total, choice) => total + choice, 0);
    const rungs: Rung[] = [];
    for (const length of epochs) {
      const accuracy = (sum / 24 + random.uniform() / length) / 2;
      rungs.push({ epochs: length, accuracy, loss: 1 - accuracy });
      if (onRung?.(rungs.at(-1)!) === 'stop') return { outcome: 'pruned', rungs };
    }
    return { outcome: 'complete', rungs };
  },
  close: () => Promise.resolve(),
};

/** A quick ordered study in which trials complete, fail, are pruned and are infeasible. */
export function soakPlan(seed: string, trials: number): StudyPlan {
  const strategy = strategies['regularized-evolution'] as unknown as AnyStrategy;
  return {
    seed,
    mode: 'ordered',
    budget: { trials },
    lag: 8,
    space,
    strategy,
    options: strategy.options.parse({}),
    objectives: [{ metric: 'accuracy', direction: 'maximize', cost: 'expensive' }],
    constraints: [{ kind: 'hard', metric: 'latencyMs', side: 'atMost', limit: 8 }],
    reward: null,
    assess: ({ a, b }) => ({
      latency: { meanMs: 1 + a! + b!, sdMs: 0 },
      macs: null,
      parameters: null,
    }),
    evaluator,
    epochs: { least: 1, most: 4 },
    checkpoints: [1],
    stopping: {
      stopper: stoppers.median as unknown as AnyStopper,
      options: stoppers.median.options.parse({}),
    },
    reuse: false,
  };
}
