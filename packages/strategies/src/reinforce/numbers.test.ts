import { expect, test } from 'vitest';
import { toNumbers, toVector } from './numbers.ts';

test('a vector comes back from JSON with the same bits', () => {
  const vector = new Float64Array([0.1, -1 / 3, 5e-324, 1.7976931348623157e308, 0]);
  expect(toVector(JSON.parse(JSON.stringify(toNumbers(vector))) as number[])).toEqual(vector);
});
