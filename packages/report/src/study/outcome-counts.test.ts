import { expect, test } from 'vitest';
import { trialOf } from '../../tests/fixtures/study-data.ts';
import { outcomeCounts } from './outcome-counts.ts';

test('counts outcomes with their reasons, the most frequent first', () => {
  const failure = { code: 'NOT_FINITE', message: 'loss became NaN' };
  const failed = trialOf(0, 'failed', { latencyMs: 5 });
  const counts = outcomeCounts([
    { ...failed, failure: { code: 'WORKER_DIED', message: 'the worker ended' } },
    { ...failed, failure },
    { ...failed, failure },
    trialOf(1, 'pruned', { accuracy: 0.4, latencyMs: 8 }),
    trialOf(2, 'infeasible', { latencyMs: 40 }),
    trialOf(3, 'complete', { accuracy: 0.4, latencyMs: 8 }),
  ]);
  expect(counts).toEqual([
    { outcome: 'complete', count: 1, reasons: [] },
    { outcome: 'pruned', count: 1, reasons: [{ reason: 'stopped after 1 epoch', count: 1 }] },
    {
      outcome: 'infeasible',
      count: 1,
      reasons: [{ reason: 'over a limit, not trained', count: 1 }],
    },
    {
      outcome: 'failed',
      count: 3,
      reasons: [
        { reason: 'NOT_FINITE: loss became NaN', count: 2 },
        { reason: 'WORKER_DIED: the worker ended', count: 1 },
      ],
    },
  ]);
});
