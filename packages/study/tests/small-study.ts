import { graph, type Network } from '@espalier/network';
import type { AnyStrategy, Evaluator, Trial } from '@espalier/protocol';
import { stream } from '@espalier/random';
import {
  decisions,
  defineSpace,
  oneOf,
  sample,
  type Genotype,
  type SearchSpace,
} from '@espalier/space';
import { setTimeout as sleep } from 'node:timers/promises';
import type { StudyPlan } from '../src/study.ts';

const space = defineSpace({
  name: 'small',
  summary: 'Four widths and two kernels',
  cite: 'none',
  skeleton: { height: 8, width: 8, channels: 3, classes: 2, widthMultiplier: 1 },
  genes: { filters: oneOf([4, 8, 12, 16]), kernel: oneOf([1, 3]) },
  build: ({ filters, kernel }, { height, width, channels, classes }): Network => {
    const builder = graph('small');
    const image = builder.input({ height, width, channels });
    const features = builder.add('conv', { filters, kernel }, [image]);
    const pooled = builder.add('globalAveragePool', {}, [features]);
    return builder.finish(builder.add('dense', { units: classes }, [pooled]));
  },
}) as SearchSpace;

const build = (genotype: Genotype): Network => {
  const [filters, kernel] = decisions(space).map(({ path, options }) => options[genotype[path]!]);
  return space.build({ filters, kernel }, space.skeleton) as Network;
};

/** Proposes a mutation of the best known trial, so that what it knows shows in what it asks. */
const climber = {
  name: 'climber',
  summary: '',
  cite: '',
  options: undefined,
  init: () => ({ best: null, reward: -1 }),
  ask: ({ state, random }: never) => {
    const { best } = state as { best: Genotype | null };
    const fresh = sample(space, random);
    return best === null ? fresh : { ...best, filters: fresh['filters']! };
  },
  tell: ({ state, trial }: { state: { reward: number }; trial: Trial }) =>
    trial.reward !== null && trial.reward > state.reward
      ? { best: trial.genotype, reward: trial.reward }
      : state,
} as unknown as AnyStrategy;

/** Accuracy that depends on the request alone, after a delay that does not. */
export function fakeEvaluator(act: (trial: number) => void = () => undefined): Evaluator {
  let calls = 0;
  return {
    name: 'fake',
    determinism: 'bit',
    evaluate: async ({ trial, seed, genotype, rungs }) => {
      await sleep((calls++ % 3) * 4);
      act(trial);
      const noise = stream(seed, 'noise');
      const reached = [];
      for (const { epochs, promoteAt } of rungs) {
        const accuracy = (genotype['filters']! + noise.uniform()) / 5;
        reached.push({ epochs, accuracy, loss: 1 });
        if (accuracy < promoteAt) return { outcome: 'pruned', rungs: reached };
      }
      return { outcome: 'complete', rungs: reached };
    },
    close: () => Promise.resolve(),
  };
}

/** A plan of 24 quick trials. */
export function smallPlan(changes: Partial<StudyPlan> = {}): StudyPlan {
  return {
    seed: 'test',
    trials: 24,
    lag: 3,
    space,
    build,
    strategy: climber,
    options: {},
    evaluator: fakeEvaluator(),
    costModel: {
      name: 'fake',
      provenance: '',
      predict: (genotype) => ({ meanMs: 1 + genotype['filters']!, sdMs: 0 }),
      range: () => {
        throw new Error('unused');
      },
      estimateResized: () => null,
      additive: () => null,
    },
    reward: {
      name: 'accuracy',
      formula: 'accuracy',
      cite: '',
      reactsToTarget: false,
      score: (accuracy) => accuracy,
    },
    targetMs: 2,
    halving: { epochs: [1, 2, 4], reduction: 2 },
    ...changes,
  };
}

/** A trial without its clock. */
export const timeless = ({ clock: _clock, ...trial }: Trial): object => trial;
