import fc from 'fast-check';
import { expect, test } from 'vitest';
import { softmax, softmaxGradient } from './relaxation.ts';

const numbers = fc.array(fc.double({ min: -20, max: 20, noNaN: true }), {
  minLength: 1,
  maxLength: 6,
});

test('probabilities are positive, add up to one and keep the ratios of the powers', () => {
  fc.assert(
    fc.property(numbers, (logits) => {
      const p = softmax(logits);
      expect(p.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 12);
      for (const [option, chance] of p.entries()) {
        expect(Math.log(chance) - Math.log(p[0]!)).toBeCloseTo(logits[option]! - logits[0]!, 9);
      }
    }),
  );
});

test('great logits do not overflow', () => {
  expect([...softmax([1000, 0])]).toEqual([1, 0]);
});

test('the gradient is the central difference of any function of the probabilities', () => {
  fc.assert(
    fc.property(numbers, (logits) => {
      const slopes = logits.map((_, option) => Math.cos(3 * option + 1));
      const value = (at: readonly number[]): number =>
        softmax(at).reduce((sum, p, option) => sum + p * slopes[option]!, 0);
      const gradient = softmaxGradient(softmax(logits), slopes);
      for (const [option, logit] of logits.entries()) {
        const [up, down] = [logits.with(option, logit + 1e-5), logits.with(option, logit - 1e-5)];
        expect(gradient[option]).toBeCloseTo((value(up) - value(down)) / 2e-5, 8);
      }
    }),
  );
});
