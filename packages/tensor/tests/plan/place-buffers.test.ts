import fc from 'fast-check';
import { expect, test } from 'vitest';
import { alignment, bufferOf, paddedBytes, placeByLifetime } from '../../src/plan/buffer.ts';

const lives = fc.array(
  fc.record({
    values: fc.integer({ min: 1, max: 500 }),
    first: fc.integer({ min: 0, max: 30 }),
    length: fc.integer({ min: 0, max: 12 }),
  }),
  { maxLength: 40 },
);

test('buffers that live at the same time never overlap, and none lies outside', () => {
  fc.assert(
    fc.property(lives, (given) => {
      const start = 128;
      const buffers = given.map(({ values, first, length }) => ({
        ...bufferOf(values),
        first,
        last: first + length,
      }));
      const end = placeByLifetime(buffers, start);
      for (const [at, one] of buffers.entries()) {
        expect(one.place % alignment).toBe(0);
        expect(one.place).toBeGreaterThanOrEqual(start);
        expect(one.place + paddedBytes(one)).toBeLessThanOrEqual(end);
        for (const other of buffers.slice(at + 1)) {
          const together = one.first <= other.last && other.first <= one.last;
          const apart =
            one.place + paddedBytes(one) <= other.place ||
            other.place + paddedBytes(other) <= one.place;
          expect(!together || apart).toBe(true);
        }
      }
    }),
  );
});

test('a chain of equal buffers, each read by the next, takes two places', () => {
  const buffers = Array.from({ length: 10 }, (_, at) => ({
    ...bufferOf(1000),
    first: at,
    last: at + 1,
  }));
  expect(placeByLifetime(buffers, 0)).toBe(2 * paddedBytes(buffers[0]!));
});
