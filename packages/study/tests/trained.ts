import type { Trial } from '@espalier/protocol';

/** A finished trial with one accuracy at each of the first lengths. */
export function trained(epochs: readonly number[], accuracies: readonly number[]): Trial {
  return {
    kind: 'trial',
    number: 0,
    genotype: {},
    fingerprint: '',
    outcome: accuracies.length < epochs.length ? 'pruned' : 'complete',
    latency: null,
    macs: null,
    parameters: null,
    rungs: accuracies.map((accuracy, at) => ({ epochs: epochs[at]!, accuracy, loss: null })),
    accuracy: accuracies.at(-1) ?? null,
    objectives: null,
    violation: 0,
    reward: accuracies.at(-1) ?? null,
    clock: { startedAt: '2026-01-01T00:00:00.000Z', seconds: 0 },
  };
}
