import type {
  AnyStrategy,
  EpochRange,
  Json,
  Objective,
  Pending,
  Proposal,
  Trial,
} from '@espalier/protocol';
import { stream } from '@espalier/random';
import { fingerprint, type SearchSpace } from '@espalier/space';
import { studyContext, trialOf } from './study-context.ts';

/** A study without training. */
export interface Play {
  readonly strategy: AnyStrategy;
  readonly options?: Json;
  readonly space: SearchSpace;
  readonly epochs?: EpochRange;
  readonly trials: number;
  /** Trial n is asked when all trials up to n - lag are told. */
  readonly lag?: number;
  readonly seed?: string;
  /** Those that maximise accuracy where absent. */
  readonly objectives?: readonly Objective[];
  readonly rewardOf?: (proposal: Proposal, number: number) => number | null;
  /** What is found beside the reward, or instead. */
  readonly resultOf?: (proposal: Proposal, number: number) => Partial<Trial>;
}

/** Asks and tells as the study does, and returns the trials with the lengths that were asked for. */
export function play(given: Play): (Trial & { readonly epochs: number })[] {
  const { strategy, space, trials, lag = 1, seed = 'play', epochs = studyContext.epochs } = given;
  const context = {
    objectives: given.objectives ?? studyContext.objectives,
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
    const reward = given.rewardOf?.(asked[told]!, told) ?? null;
    const name = fingerprint(space, proposal.genotype);
    const found = given.resultOf?.(asked[told]!, told);
    const trial = trialOf({ ...proposal, fingerprint: name, reward, ...found });
    state = strategy.tell({ ...context, state, trial });
    return { ...trial, epochs: length };
  });
}
