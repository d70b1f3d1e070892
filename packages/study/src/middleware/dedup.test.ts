import type { Json } from '@espalier/protocol';
import { nth } from '@espalier/space';
import { expect, test } from 'vitest';
import { conditionalSpace } from '../../tests/conditional-space.ts';
import { ask, initial, stubborn, tell, uniform } from '../../tests/uniform-strategy.ts';
import { dedup } from './dedup.ts';

const points = 24;

test('proposes every point of a small space once, and goes on after the last one', () => {
  const strategy = dedup(uniform, { tries: 1000 });
  let state = initial(strategy);
  const proposed = new Set<string>();
  for (let number = 0; number < points; number++) {
    const proposal = ask(strategy, state, { number });
    proposed.add(JSON.stringify(proposal.genotype));
    state = JSON.parse(JSON.stringify(tell(strategy, state, proposal))) as Json;
  }
  expect(proposed.size).toBe(points);
  expect(ask(strategy, state, { number: points }).genotype).toBeDefined();
});

test('does not propose what is under way', () => {
  const strategy = dedup(uniform, { tries: 1000 });
  const others = Array.from({ length: points - 1 }, (_, at) => nth(conditionalSpace, at));
  const pending = others.map((genotype, number) => ({ genotype, number }));
  const proposal = ask(strategy, initial(strategy), { number: points, pending });
  expect(proposal.genotype).toEqual(nth(conditionalSpace, points - 1));
});

test('accepts a duplicate after its tries', () => {
  const strategy = dedup(stubborn, { tries: 5 });
  const first = ask(strategy, initial(strategy));
  expect(ask(strategy, tell(strategy, initial(strategy), first))).toEqual(first);
});

test('lets a continued training through', () => {
  const proposal = { genotype: nth(conditionalSpace, 0), continues: 0 };
  let asked = 0;
  const continuing = dedup(
    { ...uniform, ask: () => (asked++ === 0 ? proposal : { genotype: nth(conditionalSpace, 1) }) },
    { tries: 5 },
  );
  expect(ask(continuing, tell(continuing, initial(continuing), proposal))).toEqual(proposal);
});

test('tells the strategy within everything, and changes no state', () => {
  const strategy = dedup(uniform, { tries: 5 });
  const before = initial(strategy);
  const kept = structuredClone(before);
  const after = tell(strategy, before, ask(strategy, before));
  expect(before).toEqual(kept);
  expect(after).toMatchObject({ inner: { told: 1 } });
});
