import type { Searcher, SearchTask } from '../tabular/search-task.ts';
import type { PublishedMethod } from './published.ts';

/** How one row of the comparison searches. */
export interface Method {
  readonly searcher: Searcher;
  readonly settings?: Pick<SearchTask, 'epochs' | 'measuredEpochs' | 'labelled'>;
}

const plain = (strategy: string, options: Searcher['options'] = {}): Method => ({
  searcher: { strategy, options },
});

/**
 * The published baselines, at the settings of the benchmark's own scripts.
 *
 * REINFORCE is our LSTM controller, where the scripts have one softmax for each edge. BOHB runs
 * Hyperband's brackets from 3 to 108 epochs with eta 3, as the scripts do, which then ask the benchmark for
 * 12 epochs whatever the budget: a promotion buys no better estimate, and the answer is the best
 * of those promoted to the top.
 *
 * @see https://github.com/D-X-Y/AutoDL-Projects, exps/algos (R_EA.py, reinforce.py, BOHB.py)
 */
export const baselines: Readonly<Record<PublishedMethod, Method>> = {
  RS: plain('random'),
  REA: plain('regularized-evolution', { populationSize: 10, tournamentSize: 3 }),
  REINFORCE: plain('reinforce'),
  BOHB: {
    searcher: {
      strategy: 'bohb',
      options: { numSamples: 4, randomFraction: 0, bandwidthFactor: 3, minBandwidth: 0.3 },
    },
    settings: { epochs: { least: 3, most: 108 }, measuredEpochs: 12 },
  },
};

/** Variants that explain differences, and strategies that the published table does not have. */
export const others: Readonly<Record<string, Method>> = {
  'REA, labelled cells': {
    ...baselines.REA,
    settings: { epochs: { least: 12, most: 12 }, labelled: true },
  },
  'TPE at 12 epochs': plain('tpe'),
  'local search': plain('local-search'),
  'elitist evolution': plain('elitist-evolution'),
  PPO: plain('ppo'),
  GP: plain('gp'),
  BANANAS: plain('bananas'),
  'predictor-guided': plain('predictor-guided-evolution'),
};
