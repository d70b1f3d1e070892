import type { AnyStrategy, Evaluator, Trial } from '@espalier/protocol';
import { stream } from '@espalier/random';
import { defineSpace, oneOf, sample, type Genotype, type SearchSpace } from '@espalier/space';
import { setTimeout as sleep } from 'node:timers/promises';
import { halving } from '../src/stoppers/halving.ts';
import type { AnyStopper } from '../src/stopper.ts';
import type { StudyPlan } from '../src/study.ts';

const space = defineSpace({
  name: 'small',
  summary: 'Four widths and two kernels',
  cite: 'none',
  skeleton: { height: 8, width: 8, channels: 3, classes: 2, widthMultiplier: 1 },
  genes: { filters: oneOf([4, 8, 12, 16]), kernel: oneOf([1, 3]) },
  build: () => null,
}) as SearchSpace;

/** Proposes a mutation of the best known trial, so that what it knows shows in what it asks. */
const climber = {
  name: 'climber',
  summary: '',
  cite: '',
  objectives: 'one',
  fidelities: 'one',
  options: undefined,
  init: () => ({ best: null, reward: -1 }),
  ask: ({ state, random }: never) => {
    const { best } = state as { best: Genotype | null };
    const fresh = sample(space, random);
    return { genotype: best === null ? fresh : { ...best, filters: fresh['filters']! } };
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
    evaluate: async ({ trial, seed, genotype, epochs }, { onRung } = {}) => {
      await sleep((calls++ % 3) * 4);
      act(trial);
      const noise = stream(seed, 'noise');
      const rungs = [];
      for (const length of epochs) {
        const accuracy = (genotype['filters']! + noise.uniform()) / 5;
        const rung = { epochs: length, accuracy, loss: 1 };
        rungs.push(rung);
        if (onRung?.(rung) === 'stop') return { outcome: 'pruned', rungs };
      }
      return { outcome: 'complete', rungs };
    },
    close: () => Promise.resolve(),
  };
}

/** A plan of 24 quick trials. */
export function smallPlan(changes: Partial<StudyPlan> = {}): StudyPlan {
  return {
    seed: 'test',
    mode: 'ordered',
    budget: { trials: 24 },
    lag: 3,
    space,
    strategy: climber,
    options: {},
    objectives: [{ metric: 'accuracy', direction: 'maximize', cost: 'expensive' }],
    constraints: [],
    reward: null,
    assess: (genotype) => ({
      latency: { meanMs: 1 + genotype['filters']!, sdMs: 0 },
      macs: null,
      parameters: null,
    }),
    evaluator: fakeEvaluator(),
    epochs: { least: 1, most: 4 },
    checkpoints: [1, 2],
    stopping: { stopper: halving as unknown as AnyStopper, options: { reduction: 2 } },
    reuse: true,
    ...changes,
  };
}

/** A trial without its clock. */
export const timeless = ({ clock: _clock, ...trial }: Trial): object => trial;
