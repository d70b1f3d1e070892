import assert from 'node:assert/strict';
import type { Json, Proposal, Trial } from '@espalier/protocol';
import type { SearchSpace } from '@espalier/space';
import { askStream, contextOf, play, startOf, type Run } from './play.ts';
import type { Look } from './spaces.ts';
import type { Subject } from './subject.ts';

/** States, trials and proposals are stored as JSON. */
export const survivesJson: Look = (subject, space) => {
  const carry = (given: Json): Json => JSON.parse(JSON.stringify(given)) as Json;
  const stopped = play(subject, { space, carry, lag: 3 });
  assert.deepEqual(stopped.proposals, play(subject, { space, lag: 3 }).proposals);
};

/** A state may be kept by others: nobody writes into it, nor into trials. */
export const writesNothing: Look = (subject, space) => {
  const frozen = play(subject, { space, carry: deepFreeze, lag: 3 });
  assert.deepEqual(frozen.proposals, play(subject, { space, lag: 3 }).proposals);
};

/** After a crash the engine tells the journal again, without asking. */
export const resumesByTelling: Look = (subject, space) => {
  const run = { space, lag: 3 };
  const whole = play(subject, run);
  for (const known of [1, Math.floor(subject.trials / 2), subject.trials - run.lag]) {
    const number = known + run.lag - 1;
    const resumed = askAfter(subject, run, { whole, known });
    assert.deepEqual(resumed, whole.proposals[number], `trial ${number} after ${known} were told.`);
  }
};

interface Resume {
  readonly whole: { readonly trials: readonly Trial[]; readonly proposals: readonly Proposal[] };
  /** Trials that are told before the first question. */
  readonly known: number;
}

function askAfter(
  subject: Subject,
  run: Run & { readonly lag: number },
  { whole, known }: Resume,
): Proposal {
  const { strategy } = subject;
  const context = contextOf(subject, run);
  const number = known + run.lag - 1;
  const state = whole.trials
    .slice(0, known)
    .reduce<Json>(
      (before, trial) => strategy.tell({ ...context, state: before, trial }),
      startOf(subject, run),
    );
  const pending = whole.proposals
    .map((proposal, at) => ({ number: at, ...proposal }))
    .slice(known, number);
  return strategy.ask({ ...context, state, number, pending, random: askStream(run, number) });
}

/** Says what its docstring says of lagging results. */
export const orderIsAsDocumented: Look = (subject, space: SearchSpace) => {
  if (subject.orderMatters === undefined) return;
  const forward = play(subject, { space, lag: 4, reorder: (batch) => batch });
  const backward = play(subject, { space, lag: 4, reorder: (batch) => batch.toReversed() });
  if (subject.orderMatters) assert.notDeepEqual(backward.state, forward.state);
  else {
    assert.deepEqual(backward.state, forward.state);
    assert.deepEqual(backward.proposals, forward.proposals);
  }
};

function deepFreeze(value: Json): Json {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value)) deepFreeze(part as Json);
  }
  return value;
}
