import { normalCdf, stream } from '@espalier/random';
import { expect, test } from 'vitest';
import { thompsonSamples } from './thompson-samples.ts';

test('draws each candidate from a normal distribution of its own', () => {
  const draws = 20_000;
  const predictions = Array.from({ length: 2 * draws }, (_, at) =>
    at % 2 === 0 ? { mean: 1, deviation: 2 } : { mean: -3, deviation: 0.5 },
  );
  const samples = thompsonSamples(predictions, stream('thompson'));
  for (const [offset, { mean, deviation }] of predictions.slice(0, 2).entries()) {
    const own = samples.filter((_, at) => at % 2 === offset);
    const average = own.reduce((sum, value) => sum + value, 0) / draws;
    const variance = own.reduce((sum, value) => sum + (value - average) ** 2, 0) / draws;
    expect(Math.abs(average - mean)).toBeLessThan((4 * deviation) / Math.sqrt(draws));
    expect(Math.sqrt(variance) / deviation).toBeCloseTo(1, 1);
  }
});

test('prefers one candidate as often as its belief says it is better', () => {
  const random = stream('preference');
  const pair = [
    { mean: 0, deviation: 1 },
    { mean: 0.5, deviation: 2 },
  ];
  const rounds = 10_000;
  let wins = 0;
  for (let round = 0; round < rounds; round++) {
    const [one, other] = thompsonSamples(pair, random);
    if (other! > one!) wins++;
  }
  // The difference is N(0.5, 1² + 2²).
  expect(Math.abs(wins / rounds - normalCdf(0.5 / Math.sqrt(5)))).toBeLessThan(0.02);
});
