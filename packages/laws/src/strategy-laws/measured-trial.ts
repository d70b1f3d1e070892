import {
  metricOf,
  type Json,
  type Proposal,
  type StrategyContext,
  type Trial,
} from '@espalier/protocol';
import { activeDecisions, fingerprint, type Genotype, type SearchSpace } from '@espalier/space';
import type { Run } from './play.ts';

/** What is known of a trial before its measurement is made up. */
export interface Candidate {
  readonly number: number;
  readonly genotype: Genotype;
  /** 0 to 1: mean over decisions with a choice of the option's place in its list. */
  readonly score: number;
}

/** Fields of a trial that take the place of the plain ones. */
export type Measure = (candidate: Candidate, plain: Trial) => Partial<Trial>;

interface Measured {
  readonly run: Run;
  readonly context: Omit<StrategyContext<Json, Json>, 'state'>;
  readonly proposal: Proposal;
  readonly number: number;
}

/**
 * A proposal as a finished trial.
 *
 * accuracy = score · epochs / (epochs + 1); latencyMs = 1 + 10 · mean of the squared places, so that
 * the two objectives are at odds and every length of training ranks alike.
 */
export function measuredTrial({ run, context, proposal, number }: Measured): Trial {
  const { space, epochs: range, objectives } = context;
  const { genotype, epochs = range.most } = proposal;
  const places = placesOf(space, genotype);
  const score = mean(places);
  const accuracy = (score * epochs) / (epochs + 1);
  const latency = { meanMs: 1 + 10 * mean(places.map((place) => place ** 2)), sdMs: 0 };
  const figures = { accuracy, latency, macs: null, parameters: null };
  const plain: Trial = {
    kind: 'trial',
    number,
    ...proposal,
    ...figures,
    fingerprint: fingerprint(space, genotype),
    outcome: 'complete',
    rungs: [{ epochs, accuracy, loss: null }],
    objectives: objectives.map(({ metric }) => metricOf(figures, metric)!),
    violation: 0,
    reward: accuracy,
    clock: { startedAt: '1970-01-01T00:00:00.000Z', seconds: 0 },
  };
  return { ...plain, ...run.measure?.({ number, genotype, score }, plain) };
}

/** A trial that found nothing, by the outcome it may have had. */
export function fruitless(outcome: Exclude<Trial['outcome'], 'complete'>): Partial<Trial> {
  const nothing = { outcome, accuracy: null, rungs: [], objectives: null, reward: null };
  if (outcome === 'infeasible') return { ...nothing, violation: 0.5 };
  if (outcome === 'pruned') return nothing;
  return { ...nothing, failure: { code: 'NOT_FINITE', message: 'made up' } };
}

/** See {@link Candidate.score}. */
export function scoreOf(space: SearchSpace, genotype: Genotype): number {
  return mean(placesOf(space, genotype));
}

function placesOf(space: SearchSpace, genotype: Genotype): number[] {
  return activeDecisions(space, genotype)
    .filter(({ options }) => options.length > 1)
    .map(({ path, options }) => genotype[path]! / (options.length - 1));
}

function mean(values: readonly number[]): number {
  if (values.length === 0) return 0;
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
