import { describe, expect, test } from 'vitest';
import { curveFamilies } from './curves.ts';
import { fitLinear } from './fit-linear.ts';

const lengths = [1, 2, 4, 8, 16, 32];

/** Least residual over all shapes of a family. */
function misfit(name: string, curve: (epochs: number) => number): number {
  const family = curveFamilies.find((each) => each.name === name)!;
  const { to, from } = family.scale ?? { to: (y: number) => y, from: (y: number) => y };
  const residuals = family.shapes(32).map((shape) => {
    const rows = [...lengths, 32].map((epochs) => family.bases(epochs, shape));
    const fit = fitLinear(
      rows,
      lengths.map((epochs) => to(curve(epochs))),
    );
    return fit === null
      ? Infinity
      : Math.max(...fit.fitted.map((value, at) => Math.abs(from(value) - curve(lengths[at]!))));
  });
  return Math.min(...residuals);
}

describe('each curve of the paper is in its family', () => {
  test.each([
    ['vapor pressure', (x: number) => Math.exp(-0.3 - 0.9 / x + 0.02 * Math.log(x))],
    ['pow3', (x: number) => 0.9 - 0.6 * x ** -0.7],
    ['log log linear', (x: number) => Math.log(0.3 * Math.log(x) + 1.2)],
    ['hill3', (x: number) => (0.9 * x ** 1.3) / (2 ** 1.3 + x ** 1.3)],
    ['hill3', (x: number) => 0.9 / (1 + (x / Math.exp(0.7)) ** -1.3)],
    ['pow4', (x: number) => 0.9 - (2 * x + 1) ** -0.8],
    ['mmf', (x: number) => 0.9 - 0.7 / (1 + (0.3 * x) ** 1.1)],
    ['exp4', (x: number) => 0.9 - Math.exp(-0.5 * x ** 0.6 - 0.2)],
    ['exp4', (x: number) => 0.9 - 0.7 * Math.exp(-((0.2 * x) ** 0.8))],
    ['ilog2', (x: number) => 0.9 - 0.4 / Math.log(x + 1)],
  ] as const)('%s', (name, curve) => {
    expect(misfit(name, curve)).toBeLessThan(0.01);
  });
});
