import type { Reward } from '@espalier/protocol';

/** Accuracy alone, whatever the latency: the goal of the benchmark's own comparison. */
export const accuracyOnly: Reward = {
  name: 'accuracy-only',
  formula: 'accuracy',
  cite: 'Dong and Yang 2020, "NAS-Bench-201: Extending the Scope of Reproducible Neural Architecture Search"',
  reactsToTarget: false,
  score: (accuracy) => accuracy,
};
