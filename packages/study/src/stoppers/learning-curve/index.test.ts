import { stream } from '@espalier/random';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { trained } from '../../../tests/trained.ts';
import { chanceAbove } from './chance-above.ts';
import { learningCurve } from './index.ts';

const epochs = [1, 2, 4, 8, 16, 32, 64];
const curve = (height: number, count: number) =>
  epochs.slice(0, count).map((length) => height - 0.4 * length ** -0.6);
const rungsOf = (accuracies: readonly number[]) => trained(epochs, accuracies).rungs;
const answer = (peers: number[][], own: number[]) =>
  learningCurve.plan({
    options: learningCurve.options.parse({}),
    peers: peers.map((accuracies) => trained(epochs, accuracies)),
    epochs,
  })(rungsOf(own));

test('a curve that will end far below the best is stopped, one that may beat it is not', () => {
  expect(answer([curve(0.9, 7)], curve(0.7, 5))).toBe('stop');
  expect(answer([curve(0.9, 7)], curve(0.89, 5))).toBe('go on');
});

test('waits for leastRungs measurements and stops nobody at the last', () => {
  expect(answer([curve(0.9, 7)], curve(0.5, 3))).toBe('go on');
  expect(answer([curve(0.9, 7)], curve(0.5, 4))).toBe('stop');
  expect(answer([curve(0.9, 7)], curve(0.5, 7))).toBe('go on');
});

test('peers that were stopped set no mark', () => {
  expect(answer([curve(0.9, 6)], curve(0.5, 5))).toBe('go on');
});

test('knows to about a hundredth where a power law of six rungs ends', () => {
  // 0.866 - 0.4 · 64^-0.6 = 0.833
  const [below, above] = [0.82, 0.846].map((accuracy) =>
    chanceAbove(rungsOf(curve(0.866, 6)), { epochs: 64, accuracy, noise: 0.002 }),
  );
  expect(below).toBeGreaterThan(0.95);
  expect(above).toBeLessThan(0.05);
});

test('of 100 noisy curves that beat the mark at most 5 in 100 are stopped', () => {
  const random = stream('curves');
  const wrong = Array.from({ length: 100 }, () => {
    const [speed, height] = [0.3 + random.uniform(), 0.3 + 0.5 * random.uniform()];
    const saturating = random.uniform() < 0.5;
    const accuracyAt = (length: number): number =>
      height * (1 - 0.7 * (saturating ? Math.exp(-((length / 8) ** speed)) : length ** -speed));
    const rungs = rungsOf(
      epochs.slice(0, 5).map((length) => accuracyAt(length) + 0.01 * random.normal()),
    );
    const chance = chanceAbove(rungs, { epochs: 64, accuracy: accuracyAt(64), noise: 0.01 });
    return chance !== null && chance < 0.05;
  });
  expect(wrong.filter(Boolean).length).toBeLessThanOrEqual(5);
});

test('the chance is a probability and falls with the mark, whatever was measured', () => {
  const accuracy = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(fc.array(accuracy, { minLength: 4, maxLength: 6 }), accuracy, (own, mark) => {
      const asked = { epochs: 64, noise: 0.02 };
      const chance = chanceAbove(rungsOf(own), { ...asked, accuracy: mark });
      const lower = chanceAbove(rungsOf(own), { ...asked, accuracy: mark / 2 });
      if (chance === null || lower === null) return;
      expect(chance).toBeGreaterThanOrEqual(0);
      expect(lower).toBeLessThanOrEqual(1 + 1e-12);
      expect(chance).toBeLessThanOrEqual(lower + 1e-12);
    }),
    { numRuns: 30 },
  );
});
