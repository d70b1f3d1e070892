import type { Objective, Proposal, Trial } from '@espalier/protocol';
import {
  defineSpace,
  each,
  fingerprint,
  oneOf,
  type Genotype,
  type SearchSpace,
} from '@espalier/space';

/** What every sampler is given: independent categorical decisions, and two objectives of them. */
export interface Workload {
  readonly decisions: number;
  readonly options: number;
}

/** Length of every training; those of several lengths take from one epoch on. */
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

/** A proposal as a finished trial: accuracy = mean place of the options, smallness = mean (1 - place)². */
export function trialOf(space: SearchSpace, proposal: Proposal, number: number): Trial {
  const { genotype, epochs: length = epochs.most } = proposal;
  const [accuracy, smallness] = valuesOf(space, genotype);
  return {
    kind: 'trial',
    number,
    ...proposal,
    fingerprint: fingerprint(space, genotype),
    outcome: 'complete',
    latency: null,
    macs: null,
    parameters: null,
    rungs: [{ epochs: length, accuracy: accuracy!, loss: null }],
    accuracy: accuracy!,
    objectives: [accuracy!, smallness!],
    violation: 0,
    reward: accuracy!,
    clock: { startedAt: '1970-01-01T00:00:00.000Z', seconds: 0 },
  };
}

function valuesOf({ genes }: SearchSpace, genotype: Genotype): number[] {
  const { items } = genes['choices'] as unknown as { items: readonly unknown[] };
  void items;
  const places = Object.values(genotype);
  return places;
}
