import { expect, test } from 'vitest';
import { novel } from './novel.ts';
import { hasSeen, noneSeen, withSeen } from './seen.ts';

const nameOf = (genotype: Record<string, number>): string => String(genotype['digit']);

/** 0, 1, 2, … */
function counting(): () => Record<string, number> {
  let next = 0;
  return () => ({ digit: next++ });
}

test('is the first that was neither told nor is pending', () => {
  const seen = withSeen(withSeen(noneSeen, '0'), '2');
  const tried = {
    nameOf,
    isTold: (name: string) => hasSeen(seen, name),
    pending: [{ number: 0, genotype: { digit: 1 } }],
  };
  expect(novel(tried, counting(), counting())).toEqual({ digit: 3 });
});

test('is drawn otherwise where sixteen draws were told', () => {
  const tried = { nameOf, isTold: (name: string) => Number(name) < 20, pending: [] };
  expect(novel(tried, counting(), () => ({ digit: 99 }))).toEqual({ digit: 99 });
});

test('is the last draw where all were told', () => {
  const tried = { nameOf, isTold: () => true, pending: [] };
  expect(novel(tried, counting(), counting())).toEqual({ digit: 15 });
});

test('what is seen stays seen, and earlier lists are not written', () => {
  let seen = noneSeen;
  const earlier = Array.from({ length: 600 }, (_, number) => (seen = withSeen(seen, `${number}`)));
  for (const number of [0, 255, 256, 599]) {
    expect(hasSeen(seen, `${number}`)).toBe(true);
    expect(hasSeen(earlier[number]!, `${number}`)).toBe(true);
    expect(hasSeen(earlier[number]!, `${number + 1}`)).toBe(false);
  }
});
