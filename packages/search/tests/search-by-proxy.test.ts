import { networkCounts } from '@espalier/cost';
import { zeroCostEvaluator } from '@espalier/evaluators';
import type { AnyStrategy, Trial } from '@espalier/protocol';
import { nasBench201 } from '@espalier/search-spaces';
import { buildNetwork, type Genotype } from '@espalier/space';
import { strategies } from '@espalier/strategies';
import { bestTrial, realExecutor, runStudy } from '@espalier/study';
import { expect, test } from 'vitest';
import { info, split } from './bright-quarters.ts';

const { height, width, channels, classes } = info;
const skeleton = {
  ...nasBench201.skeleton,
  ...{ height, width, channels, classes, widthMultiplier: 0.25 },
};
const counts = networkCounts(nasBench201, skeleton);

/** Twelve trials of evolution that is rewarded by SynFlow alone. */
async function searchBySynflow(): Promise<readonly Trial[]> {
  const strategy = strategies['regularized-evolution'] as unknown as AnyStrategy;
  const evaluator = zeroCostEvaluator({
    proxies: ['synflow', 'naswot'],
    workers: 2,
    build: (genotype: Genotype) => buildNetwork(nasBench201, genotype, skeleton),
    data: { info, train: split(8, 'train') },
    imagesPerBatch: 8,
    backend: 'wasm',
  });
  try {
    return await runStudy(
      {
        ...{ seed: 'proxy', mode: 'ordered', lag: 2, budget: { trials: 12 } },
        ...{ space: nasBench201, strategy },
        options: strategy.options.parse({ populationSize: 4, tournamentSize: 2 }),
        objectives: [{ metric: 'synflow', direction: 'maximize', cost: 'expensive' }],
        ...{ constraints: [], reward: null },
        assess: (genotype) => ({ latency: null, ...counts(genotype) }),
        ...{ evaluator, epochs: { least: 1, most: 1 }, checkpoints: [], stopping: null },
        reuse: true,
      },
      { executor: realExecutor(2), record: () => undefined },
    );
  } finally {
    await evaluator.close();
  }
}

test('a study is rewarded by a proxy, beside which stand parameters and MACs', async () => {
  const trials = await searchBySynflow();
  expect(trials.map(({ outcome }) => outcome)).toEqual(trials.map(() => 'complete'));
  expect(trials.map(({ reward }) => reward)).toEqual(trials.map((t) => t.metrics!['synflow']));
  const best = bestTrial(trials)!;
  expect(best.metrics!['synflow']).toBe(Math.max(...trials.map((t) => t.metrics!['synflow']!)));
  expect(best).toMatchObject({ accuracy: null, rungs: [], ...counts(best.genotype) });
  expect(best.metrics!['naswot']).toBeGreaterThan(0);
});
