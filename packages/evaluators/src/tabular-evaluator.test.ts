import { graph } from '@espalier/network';
import { expect, test } from 'vitest';
import { tabularEvaluator } from './tabular-evaluator.ts';

test('answers the listed accuracy at the last rung, whatever would be promoted', async () => {
  const evaluator = tabularEvaluator({ name: 'table', accuracyOf: ({ edge }) => edge! / 10 });
  const builder = graph('one');
  const network = builder.finish(builder.input({ height: 1, width: 1, channels: 1 }));
  const request = { trial: 0, genotype: { edge: 7 }, network, seed: 's' };
  const rungs = [
    { epochs: 1, promoteAt: 0.9 },
    { epochs: 4, promoteAt: 0 },
  ];
  expect(await evaluator.evaluate({ ...request, rungs })).toEqual({
    outcome: 'complete',
    rungs: [{ epochs: 4, accuracy: 0.7, loss: null }],
  });
});
