import type { AnyStrategy, AskContext, Json, Pending, Proposal, Trial } from '@espalier/protocol';
import { stream } from '@espalier/random';
import { searchSpaces } from '@espalier/search-spaces';
import { strategies } from '@espalier/strategies';
import { expect, test } from 'vitest';
import { onMeasuredLengths } from './measured-lengths.ts';

const lengths = [12, 20, 200];
const space = searchSpaces['nats-size'];
const objectives = [{ metric: 'accuracy', direction: 'maximize', cost: 'expensive' }] as const;

/** The first proposals of a strategy whose trainings all succeed, the later the better. */
function proposals(name: 'asha' | 'hyperband', given: Json, count: number): Proposal[] {
  const inner = strategies[name] as unknown as AnyStrategy;
  const strategy = onMeasuredLengths(inner, lengths);
  const options = inner.options.parse(given);
  const epochs = { least: 12, most: 200 };
  const context = { space, options, objectives, epochs } as Omit<
    AskContext<Json, Json>,
    'state' | 'random' | 'number' | 'pending'
  >;
  let state = strategy.init({ ...context, random: stream('init') });
  return Array.from({ length: count }, (_, number) => {
    const pending: Pending[] = [];
    const random = stream('ask', number);
    const proposal = strategy.ask({ ...context, state, random, number, pending });
    state = strategy.tell({ ...context, state, trial: trialOf(number, proposal) });
    return proposal;
  });
}

function trialOf(number: number, { epochs, ...proposal }: Proposal): Trial {
  return {
    kind: 'trial',
    number,
    ...proposal,
    // As the study writes it: the longest training is not said.
    ...(epochs !== undefined && epochs !== 200 && { epochs }),
    fingerprint: `${number}`,
    outcome: 'complete',
    latency: null,
    macs: null,
    parameters: null,
    rungs: [],
    accuracy: 0.5,
    objectives: [number],
    violation: 0,
    reward: number,
    clock: { startedAt: '', seconds: 0 },
  };
}

const lengthsOf = (all: readonly Proposal[]): (number | undefined)[] =>
  all.map(({ epochs }) => epochs);

test('asha with eta 2 promotes to the next measured length whatever the ratio of lengths', () => {
  // Li et al. 2020, Algorithm 2, where the newest is the best: 1 is the top of {0, 1}, 3 that of
  // {0, 1, 3}, and of their promotions 2 and 4 the latter goes on.
  expect(lengthsOf(proposals('asha', { eta: 2 }, 7))).toEqual([12, 12, 20, 12, 20, 200, 12]);
});

test('a promotion continues the trial that it promotes', () => {
  const all = proposals('asha', { eta: 2 }, 7);
  expect(all[2]).toMatchObject({ continues: 1, genotype: all[1]!.genotype });
  expect(all[5]).toMatchObject({ continues: 4, genotype: all[4]!.genotype });
});

test('hyperband with eta 3 runs the bracket of 9, 3 and 1 trainings on three lengths', () => {
  // Li et al. 2018, Algorithm 1 for R = 9 and eta = 3: bracket s = 2.
  expect(lengthsOf(proposals('hyperband', { eta: 3 }, 13))).toEqual([
    ...Array.from({ length: 9 }, () => 12),
    ...Array.from({ length: 3 }, () => 20),
    200,
  ]);
});

test.each([2, 2.5, 3, 3.7, 4])('no length but the measured ones is proposed with eta %d', (eta) => {
  const found = new Set(lengthsOf(proposals('asha', { eta }, 120)));
  expect([...found].toSorted((a, b) => a! - b!)).toEqual(lengths);
});
