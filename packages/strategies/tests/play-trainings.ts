import type { AnyStrategy, EpochRange, Json, Pending, Proposal, Trial } from '@espalier/protocol';
import { stream } from '@espalier/random';
import { fingerprint, type SearchSpace } from '@espalier/space';
import { studyContext, trialOf } from './study-context.ts';

/** A study without training, of a strategy that proposes lengths. */
export interface Play {
  readonly strategy: AnyStrategy;
  readonly options?: Json;
  readonly space: SearchSpace;
  readonly epochs?: EpochRange;
  readonly trials: number;
  /** Trial n is asked when all trials up to n - lag are told. */
  readonly lag?: number;
  readonly seed?: string;
  readonly rewardOf: (proposal: Proposal, number: number) => number | null;
}

/** Asks and tells as the study does, and returns the trials with the lengths that were asked for. */
export function playTrainings(given: Play): (Trial & { readonly epochs: number })[] {
  const { strategy, space, trials, lag = 1, seed = 'play', epochs = studyContext.epochs } = given;
  const context = {
    objectives: studyContext.objectives,
    space,
    epochs,
    options: strategy.options.parse(given.options ?? {}),
  };
  const asked: Pending[] = [];
  let state = strategy.init({ ...context, random: stream(seed, 'init') });
  return Array.from({ length: trials }, (_, told) => {
    while (asked.length < Math.min(trials, told + lag)) {
      const number = asked.length;
      const random = stream(seed, 'ask', number);
      const pending = asked.slice(told);
      asked.push({ number, ...strategy.ask({ ...context, state, random, number, pending }) });
    }
    const { epochs: length = epochs.most, ...proposal } = asked[told]!;
    const reward = given.rewardOf(asked[told]!, told);
    const rungs = reward === null ? [] : [{ epochs: length, accuracy: 0, loss: null }];
    const print = fingerprint(space, proposal.genotype);
    const trial = trialOf({ ...proposal, fingerprint: print, rungs, reward });
    state = strategy.tell({ ...context, state, trial });
    return { ...trial, epochs: length };
  });
}
