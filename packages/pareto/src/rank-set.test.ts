import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RankSet } from './rank-set.ts';

test('finds the neighbours that a sorted list has, over three levels of words', () => {
  const size = 40_000;
  const steps = fc.array(fc.tuple(fc.nat(size - 1), fc.boolean()), { maxLength: 60 });
  fc.assert(
    fc.property(steps, fc.nat(size - 1), (given, asked) => {
      const set = new RankSet(size);
      const members = new Set<number>();
      for (const [rank, keep] of given) {
        set.add(rank);
        members.add(rank);
        if (keep) continue;
        set.delete(rank);
        members.delete(rank);
      }
      const sorted = [...members].sort((a, b) => a - b);
      for (const rank of [asked, ...given.map(([added]) => added)]) {
        expect(set.before(rank)).toBe(sorted.findLast((member) => member < rank) ?? -1);
        expect(set.after(rank)).toBe(sorted.find((member) => member > rank) ?? -1);
      }
    }),
  );
});

test('knows the edges of words', () => {
  const set = new RankSet(96);
  for (const rank of [0, 31, 32, 63, 95]) set.add(rank);
  expect([0, 31, 32, 63, 95].map((rank) => set.before(rank))).toEqual([-1, 0, 31, 32, 63]);
  expect([0, 31, 32, 63, 95].map((rank) => set.after(rank))).toEqual([31, 32, 63, 95, -1]);
});
