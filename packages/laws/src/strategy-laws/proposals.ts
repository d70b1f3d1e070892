import assert from 'node:assert/strict';
import type { EpochRange, Proposal, Trial } from '@espalier/protocol';
import { validate } from '@espalier/space';
import { askStream, contextOf, oneObjective, play, twoObjectives, type Asked } from './play.ts';
import type { Look } from './spaces.ts';

/** One result known, some under way, and more workers than trials. */
export const proposesPoints: Look = (subject, space) => {
  for (const lag of [1, 2, 7, 64]) {
    const { proposals } = play(subject, { space, lag });
    assert.equal(proposals.length, subject.trials);
    for (const { genotype } of proposals) validate(space, genotype);
  }
};

/** A strategy of many objectives meets one and three as well. */
export const takesAnyObjectives: Look = (subject, space) => {
  const third = { metric: 'latencyMs', direction: 'maximize', cost: 'cheap' } as const;
  const studies =
    subject.strategy.objectives === 'many' ? [oneObjective, [...twoObjectives, third]] : [];
  for (const objectives of studies) {
    const { proposals } = play(subject, { space, objectives });
    for (const { genotype } of proposals) validate(space, genotype);
  }
};

/** Lengths within the study's and continuations of what was trained for less, or neither. */
export const proposesTrainings: Look = (subject, space) => {
  if (subject.strategy.fidelities === 'many') proposesLengths(subject, space);
  else leavesLengths(subject, space);
};

const proposesLengths: Look = (subject, space) => {
  const ranges = [
    { least: 1, most: 27 },
    { least: 4, most: 4 },
  ];
  for (const epochs of ranges) {
    for (const lag of [1, 7]) {
      const watch = ({ proposal, told }: Asked): void => checkTraining(proposal, { told, epochs });
      play(subject, { space, lag, epochs, watch });
    }
  }
};

const leavesLengths: Look = (subject, space) => {
  for (const { epochs, continues } of play(subject, { space }).proposals) {
    assert.ok(
      epochs === undefined && continues === undefined,
      `a strategy of fidelities 'one' must leave the length to the study, but got ${epochs} epochs.`,
    );
  }
};

function checkTraining(
  { genotype, epochs, continues }: Proposal,
  { told, epochs: range }: { told: readonly Trial[]; epochs: EpochRange },
): void {
  const length = epochs ?? range.most;
  assert.ok(
    Number.isInteger(length) && length >= range.least && length <= range.most,
    `epochs must be an integer from ${range.least} to ${range.most}, but got ${length}.`,
  );
  if (continues === undefined) return;
  const from = told.find(({ number }) => number === continues);
  assert.ok(from, `continues must name a trial that was told, but got ${continues}.`);
  assert.deepEqual(from.genotype, genotype, 'continues must name a trial of the same genotype.');
  const reached = from.rungs.at(-1)?.epochs ?? Infinity;
  assert.ok(
    reached < length,
    `continues must name a training shorter than ${length} epochs, but got ${reached}.`,
  );
}

/** A function of state, pending and stream: asking has no memory. */
export const askIsPure: Look = (subject, space) => {
  const run = { space, lag: 3 };
  const context = contextOf(subject, run);
  const watch = ({ number, state, pending, proposal }: Asked): void => {
    const given = { ...context, state, number, pending, random: askStream(run, number) };
    assert.deepEqual(subject.strategy.ask(given), proposal);
  };
  play(subject, { ...run, watch });
};

/** Nothing but the seed decides. */
export const repeatsBySeed: Look = (subject, space) => {
  const { proposals } = play(subject, { space, seed: 'one', lag: 2 });
  assert.deepEqual(play(subject, { space, seed: 'one', lag: 2 }).proposals, proposals);
};

/** The seed decides something. */
export const heedsSeed: Look = (subject, space) => {
  const { proposals } = play(subject, { space, seed: 'one' });
  assert.notDeepEqual(play(subject, { space, seed: 'two' }).proposals, proposals);
};
