import { bestSoFar, type BestPoint } from '../best-so-far.ts';
import type { Objective, Trial } from '@espalier/protocol';
import { shorterAsPruned } from './full-length.ts';
import { volumeSoFar } from './volume-so-far.ts';

/** What the progress of studies is followed by: the best reward, or the hypervolume of the front. */
export interface Followed {
  readonly name: 'Best reward so far' | 'Hypervolume so far';
  /** One point for each trial from the first one on that has a value. */
  readonly curve: (trials: readonly Trial[]) => BestPoint[];
}

/** The best reward where any trial has one, else the hypervolume from the common reference. */
export function followedBy(
  trials: readonly Trial[],
  objectives: readonly Objective[],
  reference: readonly number[] | null,
): Followed {
  if (reference === null || trials.some(({ reward }) => reward !== null)) {
    return { name: 'Best reward so far', curve: (own) => bestSoFar(shorterAsPruned(own)) };
  }
  return {
    name: 'Hypervolume so far',
    curve: (own) => volumeSoFar(own, objectives, reference),
  };
}
