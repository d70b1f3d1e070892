import { strategyLaws, type StrategySubject } from '@espalier/laws';
import type { AnyStrategy } from '@espalier/protocol';
import { describe, expect, test } from 'vitest';
import { strategies } from './index.ts';

/** An ensemble that trains fast. */
const fewPredictors = {
  ...{ numInit: 4, k: 6, numCandidates: 8, numEnsemble: 2 },
  ...{ numLayers: 1, layerWidth: 6, predictorEpochs: 4 },
};

/** Options with which each learns within some ten trials, and what its docstring says of order. */
const settings: Record<keyof typeof strategies, Omit<StrategySubject, 'strategy'>> = {
  random: { orderMatters: false },
  'local-search': { orderMatters: true },
  'regularized-evolution': {
    options: { populationSize: 6, tournamentSize: 3 },
    orderMatters: true,
  },
  'elitist-evolution': { options: { populationSize: 4, offspringSize: 2 }, orderMatters: true },
  reinforce: {
    options: { hidden: 6, controllerLearningRate: 0.05, trialsPerUpdate: 2 },
    orderMatters: true,
  },
  ppo: {
    options: { hidden: 6, controllerLearningRate: 0.05, trialsPerUpdate: 3, updateEpochs: 2 },
    orderMatters: true,
  },
  tpe: { options: { numInit: 4 }, orderMatters: true },
  gp: { options: { numInit: 4, numCandidates: 8, numParents: 3 }, orderMatters: true },
  bananas: { options: fewPredictors, orderMatters: true },
  'predictor-guided-evolution': { options: fewPredictors, orderMatters: true },
  grid: { orderMatters: false },
  nsga2: { options: { populationSize: 6 }, orderMatters: true },
  moead: { options: { subproblems: 5, neighbourhoodSize: 3 }, orderMatters: true },
  'successive-halving': { options: { configurations: 4 }, orderMatters: false },
  hyperband: { orderMatters: false },
  asha: { options: { eta: 3 }, orderMatters: false },
  bohb: { orderMatters: true },
};

const listed: Readonly<Record<string, AnyStrategy>> = strategies;

describe.each(Object.entries(settings))('%s', (name, setting) => {
  test.each(strategyLaws({ strategy: listed[name]!, ...setting }))('$name', ({ check }) => check());
});

test('every strategy of the list has a setting', () => {
  expect(Object.keys(settings)).toEqual(Object.keys(strategies));
});
