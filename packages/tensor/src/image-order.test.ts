import { stream } from '@espalier/random';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shuffleInto } from './image-order.ts';

test('an order is that of the stream, whatever the array held before', () => {
  fc.assert(
    fc.property(fc.string(), fc.nat(60), (seed, count) => {
      const order = new Uint32Array(count).fill(7);
      shuffleInto(order, stream(seed, 'order'));
      const numbers = Array.from({ length: count }, (_, at) => at);
      expect([...order]).toEqual(stream(seed, 'order').shuffle(numbers));
    }),
    { seed: 5, numRuns: 50 },
  );
});
