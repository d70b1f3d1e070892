import type { Objective, Proposal, Trial } from '@espalier/protocol';
import { defineSpace, each, fingerprint, oneOf, type SearchSpace } from '@espalier/space';

/** What every sampler is given: independent categorical decisions. */
export interface Workload {
  readonly decisions: number;
  readonly options: number;
}

/** Length of every training; strategies of several lengths take from one epoch on. */
export const epochs = { least: 1, most: 27 };

/** Two objectives that are at odds. */
export const objectives: readonly Objective[] = ['accuracy', 'smallness'].map(
  (metric) => ({ metric, direction: 'maximize', cost: 'expensive' }) as const,
);

/** The decisions as a space. */
export function spaceOf({ decisions, options }: Workload): SearchSpace {
  const places = Array.from({ length: decisions }, (_, place) => place);
  const choices = Array.from({ length: options }, (_, choice) => choice);
  return defineSpace({
    name: `${decisions}-of-${options}`,
    summary: `${decisions} independent decisions of ${options} options`,
    cite: 'none',
    skeleton: { height: 1, width: 1, channels: 1, classes: 1, widthMultiplier: 1 },
    genes: { choices: each(places, oneOf(choices)) },
    build: () => null,
  });
}

/**
 * The results of choices, each as its place p from 0 to 1: mean p and mean (1 - p)², both to be
 * maximised; `baseline.py` computes the same.
 */
export function valuesOf(choices: readonly number[], options: number): [number, number] {
  const places = choices.map((choice) => choice / (options - 1));
  const mean = (terms: readonly number[]): number =>
    terms.reduce((sum, term) => sum + term, 0) / terms.length;
  return [mean(places), mean(places.map((place) => (1 - place) ** 2))];
}

/** A proposal as a finished trial. */
export function trialOf(
  { space, workload }: { readonly space: SearchSpace; readonly workload: Workload },
  proposal: Proposal,
  number: number,
): Trial {
  const values = valuesOf(Object.values(proposal.genotype), workload.options);
  const [accuracy] = values;
  return {
    kind: 'trial',
    number,
    ...proposal,
    fingerprint: fingerprint(space, proposal.genotype),
    outcome: 'complete',
    latency: null,
    macs: null,
    parameters: null,
    rungs: [{ epochs: proposal.epochs ?? epochs.most, accuracy, loss: null }],
    accuracy,
    objectives: values,
    violation: 0,
    reward: accuracy,
    clock: { startedAt: '1970-01-01T00:00:00.000Z', seconds: 0 },
  };
}
