import type { Proposal } from '@espalier/protocol';
import type { Genotype } from '@espalier/space';
import { stream } from '@espalier/random';
import { describe, expect, test } from 'vitest';
import { localSearch } from './index.ts';
import { play } from '../../tests/play.ts';
import { digitSpace } from '../../tests/spaces.ts';

const space = digitSpace(5, 3);
const wordOf = (genotype: Genotype): string => Object.values(genotype).join('');

/** A rugged landscape: a slope and a random height for every point. */
const heightOf = (word: string): number =>
  Array.from(word).reduce((sum, digit) => sum + Number(digit), 0) / 10 +
  stream('height', word).uniform();

/** Words that differ in one digit. */
function neighboursOf(word: string): string[] {
  return Array.from(word).flatMap((digit, place) =>
    ['0', '1', '2']
      .filter((other) => other !== digit)
      .map((other) => word.slice(0, place) + other + word.slice(place + 1)),
  );
}

const rewardOf = ({ genotype }: Proposal): number => heightOf(wordOf(genotype));
const climb = (options: object, trials: number, lag = 1): string[] =>
  play({ strategy: localSearch, space, options: { ...options }, trials, lag, rewardOf }).map(
    ({ genotype }) => wordOf(genotype),
  );

describe.each(['best', 'first'] as const)('%s improvement', (improvement) => {
  test('tries what the algorithm, written as a plain loop, allows', () => {
    const tried = new Set<string>();
    let centre: string | null = null;
    for (const word of climb({ improvement }, 150)) {
      for (let moved = true; moved && centre !== null;) {
        const around: readonly string[] = neighboursOf(centre);
        const known: readonly string[] = around.filter((other) => tried.has(other));
        const best: string | undefined = known.toSorted((a, b) => heightOf(b) - heightOf(a))[0];
        const isBetter: boolean = best !== undefined && heightOf(best) > heightOf(centre);
        const isDone: boolean = known.length === around.length;
        moved = improvement === 'first' ? isBetter || isDone : isDone;
        if (moved) centre = isBetter ? best! : null;
      }
      expect(tried.has(word)).toBe(false);
      if (centre === null) centre = word;
      else expect(neighboursOf(centre)).toContain(word);
      tried.add(word);
    }
  });
});

test('finds the highest of 243 points within 150 trials', () => {
  const words = climb({}, 150);
  const heights = Array.from({ length: 243 }, (_, at) => heightOf(at.toString(3).padStart(5, '0')));
  expect(Math.max(...words.map(heightOf))).toBe(Math.max(...heights));
});

test('starts a climb at the best of drawsPerClimb draws', () => {
  const words = climb({ drawsPerClimb: 6 }, 7);
  const best = words.slice(0, 6).toSorted((a, b) => heightOf(b) - heightOf(a))[0]!;
  expect(neighboursOf(best)).toContain(words[6]);
});

test('tries nothing twice while results are under way, and keeps starts for later climbs', () => {
  const words = climb({ improvement: 'best' }, 120, 16);
  expect(new Set(words).size).toBe(120);
  expect(Math.max(...words.map(heightOf))).toBeGreaterThan(1.5);
});

test('neither starts nor steps at trials without a reward', () => {
  const trials = play({
    strategy: localSearch,
    space,
    options: { improvement: 'first' },
    trials: 60,
    rewardOf: (proposal, number) => (number < 3 ? null : rewardOf(proposal)),
  });
  const [start, next] = [trials[3]!, trials[4]!].map(({ genotype }) => wordOf(genotype));
  expect(neighboursOf(start!)).toContain(next);
});
