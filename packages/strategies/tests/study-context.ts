import type { EpochRange, Objective, Pending, Trial } from '@espalier/protocol';

/** What a study that maximises accuracy hands its strategy beside space, options and state. */
export const studyContext: {
  readonly objectives: readonly Objective[];
  readonly epochs: EpochRange;
  readonly pending: readonly Pending[];
} = {
  objectives: [{ metric: 'accuracy', direction: 'maximize', cost: 'expensive' }],
  epochs: { least: 1, most: 27 },
  pending: [],
};

/** A complete trial but for what is given; only what a strategy reads need be. */
export function trialOf(given: Partial<Trial> & Pick<Trial, 'genotype' | 'reward'>): Trial {
  return {
    kind: 'trial',
    number: 0,
    fingerprint: JSON.stringify(given.genotype),
    outcome: given.reward === null ? 'infeasible' : 'complete',
    latency: null,
    macs: null,
    parameters: null,
    rungs: [],
    accuracy: null,
    objectives: given.reward === null ? null : [given.reward],
    violation: 0,
    clock: { startedAt: '1970-01-01T00:00:00.000Z', seconds: 0 },
    ...given,
  };
}
