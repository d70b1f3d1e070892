import fc from 'fast-check';
import { dominates } from '@espalier/pareto';
import { expect, test } from 'vitest';
import type { Individual } from '../parts/individual.ts';
import { constrainedFronts } from './fronts.ts';

const directions = ['maximize', 'minimize'] as const;

/** Definition 1 of the paper, word by word. */
function isBetter(one: Individual, other: Individual): boolean {
  if (one.violation === 0 && other.violation > 0) return true;
  if (one.violation > 0) return other.violation > one.violation;
  return other.violation === 0 && dominates(one.values!, other.values!, directions);
}

const individual = fc
  .record({
    a: fc.integer({ min: 0, max: 4 }),
    b: fc.integer({ min: 0, max: 4 }),
    violation: fc.constantFrom(0, 0, 0.1, 0.5),
  })
  .map(({ a, b, violation }): Individual => ({
    genotype: {},
    values: violation > 0.2 ? null : [a, b],
    violation,
  }));

test('are what is left undominated, again and again', () => {
  fc.assert(
    fc.property(fc.array(individual, { maxLength: 30 }), (individuals) => {
      let left = [...individuals.keys()];
      const peeled: number[][] = [];
      while (left.length > 0) {
        const front = left.filter(
          (at) => !left.some((rival) => isBetter(individuals[rival]!, individuals[at]!)),
        );
        peeled.push(front);
        left = left.filter((at) => !front.includes(at));
      }
      expect(constrainedFronts(individuals, directions)).toEqual(peeled);
    }),
    { seed: 1 },
  );
});
