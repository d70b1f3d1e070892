import assert from 'node:assert/strict';
import type { AnyStrategy, Json, Objective, Trial } from '@espalier/protocol';
import { stream } from '@espalier/random';
import { decisions, fingerprint, validate } from '@espalier/space';
import type { Genotype, SearchSpace } from '@espalier/space';
import type { Law } from './law.ts';

/** A strategy on a space, with options small enough that it learns within `trials`. */
export interface StrategySubject {
  readonly strategy: AnyStrategy;
  readonly space: SearchSpace;
  /** As a user writes them; `{}` for the defaults. */
  readonly options: Json;
  /** Length of each run. */
  readonly trials: number;
  /** What the docstring says of the order of `tell` among trials that were asked together. */
  readonly orderMatters: boolean;
}

/** What every strategy promises. Deterministic: each run has a seed of its own. */
export const strategyLaws: readonly Law<StrategySubject>[] = [
  { name: 'no options are the default options, written out or not', check: defaultsAreStable },
  { name: 'an option that does not exist is refused', check: unknownOptionsAreRefused },
  { name: 'only points of the space are proposed, whatever the lag', check: proposesPoints },
  { name: 'the same seed gives the same proposals, another seed others', check: seedsDecide },
  {
    name: 'a state that went through JSON continues as if it had never stopped',
    check: jsonStateContinues,
  },
  { name: 'neither ask nor tell writes into the state it is given', check: stateIsNotWritten },
  { name: 'trials without a reward do not stop it', check: survivesNullRewards },
  {
    name: 'the order of tell among trials asked together matters exactly where it is said to',
    check: orderIsAsDocumented,
  },
];

/** How a run goes; absent means the plain way. */
interface Run {
  readonly seed?: string;
  /** Trial n is asked when all trials up to n - lag are told. */
  readonly lag?: number;
  readonly rewardOf?: (trial: ScoredPoint) => number | null;
  /** Applied to the state after `init` and after each `tell`. */
  readonly carry?: (state: Json) => Json;
  /** Asks `lag` trials at once and tells them in this order. */
  readonly reorder?: (batch: readonly Trial[]) => readonly Trial[];
}

interface ScoredPoint {
  readonly number: number;
  /** 0 to 1: mean over decisions of the option's place in its list. */
  readonly score: number;
}

interface Outcome {
  readonly proposals: readonly Genotype[];
  readonly state: Json;
}

function defaultsAreStable({ strategy }: StrategySubject): void {
  const defaults = strategy.options.parse({});
  assert.deepEqual(strategy.options.parse(defaults), defaults);
}

function unknownOptionsAreRefused({ strategy }: StrategySubject): void {
  const given = { 'an-option-that-does-not-exist': 1 };
  assert.equal(strategy.options.safeParse(given).success, false);
}

function proposesPoints(subject: StrategySubject): void {
  for (const lag of [1, 2, 7]) {
    const { proposals } = play(subject, { lag });
    assert.equal(proposals.length, subject.trials);
    for (const genotype of proposals) validate(subject.space, genotype);
  }
}

function seedsDecide(subject: StrategySubject): void {
  const { proposals } = play(subject, { seed: 'one' });
  assert.deepEqual(play(subject, { seed: 'one' }).proposals, proposals);
  assert.notDeepEqual(play(subject, { seed: 'two' }).proposals, proposals);
}

function jsonStateContinues(subject: StrategySubject): void {
  const carry = (state: Json): Json => JSON.parse(JSON.stringify(state)) as Json;
  const stopped = play(subject, { carry, lag: 3 });
  assert.deepEqual(stopped.proposals, play(subject, { lag: 3 }).proposals);
}

function stateIsNotWritten(subject: StrategySubject): void {
  const frozen = play(subject, { carry: deepFreeze });
  assert.deepEqual(frozen.proposals, play(subject, {}).proposals);
}

function survivesNullRewards(subject: StrategySubject): void {
  const someFail = ({ number, score }: ScoredPoint): number | null => (number % 3 ? score : null);
  for (const rewardOf of [() => null, someFail]) {
    const { proposals } = play(subject, { rewardOf });
    for (const genotype of proposals) validate(subject.space, genotype);
    const different = new Set(proposals.map((genotype) => JSON.stringify(genotype)));
    assert.ok(different.size > 1, 'proposals must go on to vary, but all are the same.');
  }
}

function orderIsAsDocumented(subject: StrategySubject): void {
  const forward = play(subject, { lag: 4, reorder: (batch) => batch });
  const backward = play(subject, { lag: 4, reorder: (batch) => batch.toReversed() });
  if (subject.orderMatters) assert.notDeepEqual(backward.state, forward.state);
  else assert.deepEqual(backward, forward);
}

const objectives: readonly Objective[] = [
  { metric: 'accuracy', direction: 'maximize', cost: 'expensive' },
];

const unchanged = (state: Json): Json => state;

const plainReward = ({ score }: ScoredPoint): number | null => score;

/** A study without training: asks and tells as the engine does, on a made-up reward. */
function play(subject: StrategySubject, run: Run): Outcome {
  const { strategy, space, trials } = subject;
  const { seed = 'law', lag = 1, carry = unchanged, reorder } = run;
  const options = strategy.options.parse(subject.options);
  const asked: Genotype[] = [];
  const context = { space, options, objectives, epochs: { least: 1, most: 1 } };
  let state = carry(strategy.init({ ...context, random: stream(seed, 'init') }));
  let told = 0;
  while (told < trials) {
    while (asked.length < Math.min(trials, told + lag)) {
      const number = asked.length;
      const random = stream(seed, 'ask', number);
      asked.push(strategy.ask({ ...context, state, random, number, pending: [] }).genotype);
    }
    const last = reorder === undefined ? told + 1 : asked.length;
    const batch = asked.slice(told, last).map((genotype, index) => {
      return trialOf(space, { genotype, number: told + index, rewardOf: run.rewardOf });
    });
    for (const trial of reorder?.(batch) ?? batch)
      state = carry(strategy.tell({ ...context, state, trial }));
    told = last;
  }
  return { proposals: asked, state };
}

function trialOf(
  space: SearchSpace,
  given: { genotype: Genotype; number: number; rewardOf: Run['rewardOf'] },
): Trial {
  const { genotype, number, rewardOf = plainReward } = given;
  const reward = rewardOf({ number, score: scoreOf(space, genotype) });
  return {
    kind: 'trial',
    number,
    genotype,
    fingerprint: fingerprint(space, genotype),
    outcome: reward === null ? 'infeasible' : 'complete',
    latency: null,
    macs: 0,
    parameters: 0,
    rungs: [],
    accuracy: reward,
    objectives: reward === null ? null : [reward],
    violation: 0,
    reward,
    clock: { startedAt: '1970-01-01T00:00:00.000Z', seconds: 0 },
  };
}

function scoreOf(space: SearchSpace, genotype: Genotype): number {
  const open = decisions(space).filter(({ options }) => options.length > 1);
  const sum = open.reduce(
    (total, { path, options }) => total + genotype[path]! / (options.length - 1),
    0,
  );
  return sum / open.length;
}

function deepFreeze(value: Json): Json {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value)) deepFreeze(part as Json);
  }
  return value;
}
