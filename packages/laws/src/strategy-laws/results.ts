import assert from 'node:assert/strict';
import { stream } from '@espalier/random';
import { sample, validate, type SearchSpace } from '@espalier/space';
import { fruitless, scoreOf, type Measure } from './measured-trial.ts';
import { play } from './play.ts';
import { isRoomy, onRoomy, type Look } from './spaces.ts';
import type { Subject } from './subject.ts';

const outcomes = ['infeasible', 'failed', 'pruned'] as const;

const nothing: readonly Measure[] = outcomes.map((outcome) => () => fruitless(outcome));

/** Every third trial finds nothing, each time for another reason; a pruned one may have a score. */
const mixture: Measure = ({ number }, { accuracy }) => {
  if (number % 3 !== 1) return {};
  const outcome = outcomes[Math.floor(number / 3) % 3]!;
  if (outcome === 'pruned' && number % 2 === 0) return { outcome, reward: null, accuracy };
  return fruitless(outcome);
};

/** Trained, but over a limit: no reward, though objectives and violation are known. */
const violating: Measure = ({ score }) => ({
  outcome: 'infeasible',
  reward: null,
  violation: 1 + score,
});

/** Results of which nobody can learn do not end a study. */
export const survivesFruitlessTrials: Look = (subject, space) => {
  const runs = [...nothing, mixture, violating].map((measure) => ({ space, measure }));
  for (const run of [...runs, { space, measure: mixture, lag: 7 }]) {
    const { proposals } = play(subject, run);
    for (const { genotype } of proposals) validate(space, genotype);
  }
};

/** Without rewards it goes on to look elsewhere. */
export const goesOnToVary: Look = (subject, space) => {
  for (const measure of nothing) {
    const { proposals } = play(subject, { space, measure });
    const late = laterHalf(proposals);
    const different = new Set(late.map(({ genotype }) => JSON.stringify(genotype)));
    assert.ok(different.size > 1, 'proposals must go on to vary, but all are the same.');
  }
};

/** All results equal: no spread to divide by, no best to prefer. */
export const survivesEqualResults: Look = (subject, space) => {
  const measure: Measure = (_, { objectives }) => ({
    accuracy: 0.5,
    reward: 0.5,
    objectives: objectives?.map(() => 0.5) ?? null,
  });
  const { proposals } = play(subject, { space, measure });
  for (const { genotype } of proposals) validate(space, genotype);
};

/** With 'one' the reward speaks alone, with 'many' the objectives. */
export function readsWhatItSays(subject: Subject): void {
  onRoomy(subject.strategy.objectives === 'one' ? readsRewards : readsObjectives)(subject);
}

const readsRewards: Look = (subject, space) => {
  const measure: Measure = (_, { objectives }) => ({
    objectives: objectives?.map((value) => -value) ?? null,
    violation: 0,
  });
  assert.deepEqual(
    play(subject, { space, measure }).proposals,
    play(subject, { space }).proposals,
    "a strategy of objectives 'one' must read the reward alone.",
  );
};

const readsObjectives: Look = (subject, space) => {
  const withoutReward: Measure = () => ({ reward: null });
  const worse: Measure = (_, { objectives }) => ({
    reward: null,
    objectives: objectives?.map((value) => -value) ?? null,
  });
  const plain = play(subject, { space }).proposals;
  const { proposals } = play(subject, { space, measure: withoutReward });
  const told = "a strategy of objectives 'many' must";
  assert.deepEqual(proposals, plain, `${told} not read the reward.`);
  const others = play(subject, { space, measure: worse }).proposals;
  assert.notDeepEqual(others, plain, `${told} learn from the objectives.`);
};

/** Maximising a value is minimising its negative. */
export function heedsDirections(subject: Subject): void {
  if (subject.strategy.objectives === 'many') onRoomy(turnsWithDirections)(subject);
}

const turnsWithDirections: Look = (subject, space) => {
  const turned = (['minimize', 'maximize'] as const).map((direction, at) => ({
    metric: ['accuracy', 'latencyMs'][at]!,
    direction,
    cost: 'expensive' as const,
  }));
  const measure: Measure = (_, { objectives }) => ({
    objectives: objectives?.map((value) => -value) ?? null,
  });
  assert.deepEqual(
    play(subject, { space, objectives: turned, measure }).proposals,
    play(subject, { space }).proposals,
  );
};

/** Told what breaks a constraint, it proposes less of that: later halves of five runs a space. */
export function prefersFeasible(subject: Subject): void {
  if (subject.strategy.objectives !== 'many') return;
  const spaces = subject.spaces.filter(isRoomy);
  const [heard, unheard] = [true, false].map((isTold) =>
    spaces.reduce((sum, space) => sum + violationsOf(subject, { space, isTold }), 0),
  );
  assert.ok(
    spaces.length === 0 || heard! < unheard!,
    `proposals that break a constraint must become fewer where the trials say so, but got ${heard} instead of ${unheard}.`,
  );
}

/** Proposals over a limit, with equal objectives so that nothing but the violation leads. */
function violationsOf(
  subject: Subject,
  { space, isTold }: { readonly space: SearchSpace; readonly isTold: boolean },
): number {
  const limit = medianScore(space);
  const measure: Measure = ({ score }, { objectives }) => ({
    objectives: objectives?.map(() => 0.5) ?? null,
    ...(isTold && score > limit && { outcome: 'infeasible', reward: null, violation: score }),
  });
  return ['a', 'b', 'c', 'd', 'e']
    .flatMap((seed) => laterHalf(play(subject, { space, measure, seed }).trials))
    .filter(({ genotype }) => scoreOf(space, genotype) > limit).length;
}

/** A limit that half of the space breaks. */
function medianScore(space: SearchSpace): number {
  const random = stream('law', 'limit');
  const scores = Array.from({ length: 101 }, () => scoreOf(space, sample(space, random)));
  return scores.toSorted((a, b) => a - b)[50]!;
}

function laterHalf<T>(items: readonly T[]): readonly T[] {
  return items.slice(items.length / 2);
}
