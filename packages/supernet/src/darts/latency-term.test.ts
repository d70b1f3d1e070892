import fc from 'fast-check';
import { expect, test } from 'vitest';
import { latencyTerm } from './latency-term.ts';
import { softmax } from './relaxation.ts';

const prices = { constantMs: 2, prices: { a: [1, 5], b: [0, 4, -1] } };
const task = { prices, targetMs: 4, weight: 0.5 };
const chancesOf = (a: readonly number[], b: readonly number[]) =>
  new Map([
    ['a', softmax(a)],
    ['b', softmax(b)],
  ]);

test('the expectation of sure choices is the latency of that architecture', () => {
  const sure = new Map([
    ['a', [0, 1]],
    ['b', [0, 0, 1]],
  ]);
  expect(latencyTerm(task, sure)).toMatchObject({ expectedMs: 6, value: 0.25 });
});

test('at the target the term is zero and pulls nowhere', () => {
  const even = new Map([
    ['a', [0.5, 0.5]],
    ['b', [0, 0, 1]],
  ]);
  const { value, slopes } = latencyTerm(task, even);
  expect(value).toBe(0);
  expect(slopes.get('a')!.every((slope) => slope === 0)).toBe(true);
});

test('slopes are central differences of the value', () => {
  const logits = fc.array(fc.double({ min: -3, max: 3, noNaN: true }), {
    minLength: 5,
    maxLength: 5,
  });
  fc.assert(
    fc.property(logits, fc.integer({ min: 0, max: 4 }), (given, at) => {
      const chances = chancesOf(given.slice(0, 2), given.slice(2));
      const { expectedMs, slopes } = latencyTerm(task, chances);
      fc.pre(Math.abs(expectedMs - task.targetMs) > 1e-3);
      const [path, option] = at < 2 ? (['a', at] as const) : (['b', at - 2] as const);
      const valueAt = (change: number): number => {
        const moved = Float64Array.from(chances.get(path)!);
        moved[option]! += change;
        return latencyTerm(task, new Map([...chances, [path, moved]])).value;
      };
      const difference = (valueAt(1e-6) - valueAt(-1e-6)) / 2e-6;
      expect(slopes.get(path)![option]).toBeCloseTo(difference, 7);
    }),
  );
});
