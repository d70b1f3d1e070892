import { expect, test } from 'vitest';
import { smallPlan } from '../tests/small-study.ts';
import { checkPlan } from './check-plan.ts';

const latency = { metric: 'latencyMs', direction: 'minimize', cost: 'cheap' } as const;

test('a strategy that follows one number says by name that it cannot follow two', () => {
  const { objectives } = smallPlan();
  expect(() => checkPlan(smallPlan({ objectives: [...objectives, latency] }))).toThrow(
    'The strategy climber must have one objective or a reward, but got the objectives accuracy, latencyMs',
  );
});

test.each([
  [{ objectives: [] }, 'A study must have an objective'],
  [{ budget: {} }, 'A study must have a budget'],
  [{ lag: 0 }, 'lag must be a whole number of at least 1'],
])('%j is refused', (changes, message) => {
  expect(() => checkPlan(smallPlan(changes))).toThrow(message);
});
