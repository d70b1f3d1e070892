import { stream } from '@espalier/random';
import { expect, test } from 'vitest';
import { createPerceptron } from './perceptron.ts';
import { sparseInputs } from './samples.ts';

const random = stream('points');
const points = Array.from({ length: 6 }, () =>
  Float64Array.from({ length: 7 }, () => (random.uniform() < 0.5 ? 0 : random.normal())),
);
const inputs = sparseInputs(points);

test('sparse inputs hold all but zeros, row by row', () => {
  const { count, width, starts, columns, values } = sparseInputs([
    Float64Array.of(0, 2, 0),
    Float64Array.of(0, 0, 0),
    Float64Array.of(3, 0, 4),
  ]);
  expect([count, width]).toEqual([3, 3]);
  expect([[...starts], [...columns], [...values]]).toEqual([
    [0, 1, 1, 3],
    [1, 0, 2],
    [2, 3, 4],
  ]);
});

test.each([0, 1, 3])(
  'a network of %i hidden layers computes max(h W + b, 0), written out',
  (layers) => {
    const network = createPerceptron({ inputs: 7, layers, width: 4 }, stream('network', layers));
    const { parameters } = network;
    for (let at = 0; at < parameters.length; at++) parameters[at] = Math.sin(3 * at) / 2;
    const sizes = [7, ...new Array<number>(layers).fill(4), 1];
    for (const [row, point] of points.entries()) {
      let [state, offset] = [[...point], 0];
      for (let layer = 0; layer <= layers; layer++) {
        const [from, to] = [sizes[layer]!, sizes[layer + 1]!];
        const kernel = parameters.subarray(offset, offset + from * to);
        const bias = parameters.subarray(offset + from * to, offset + from * to + to);
        const next = [...bias].map((start, unit) =>
          state.reduce((sum, value, input) => sum + value * kernel[input * to + unit]!, start),
        );
        state = layer === layers ? next : next.map((value) => Math.max(value, 0));
        offset += (from + 1) * to;
      }
      expect(network.forward(inputs, row)).toBeCloseTo(state[0]!, 12);
    }
  },
);

test.each([0, 1, 3])(
  'with %i hidden layers the gradient is that of finite differences',
  (layers) => {
    const network = createPerceptron({ inputs: 7, layers, width: 5 }, stream('gradient', layers));
    const { parameters, gradient } = network;
    for (let at = 0; at < parameters.length; at++) parameters[at]! += 0.05 * Math.cos(at);
    const slopes = points.map((_, row) => Math.cos(row));
    const loss = (): number =>
      slopes.reduce((sum, slope, row) => sum + slope * network.forward(inputs, row), 0);
    for (const [row, slope] of slopes.entries()) {
      network.forward(inputs, row);
      network.backward(inputs, row, slope);
    }
    const step = 1e-6;
    for (let at = 0; at < parameters.length; at++) {
      const value = parameters[at]!;
      parameters[at] = value + step;
      const above = loss();
      parameters[at] = value - step;
      const below = loss();
      parameters[at] = value;
      expect(gradient[at]!).toBeCloseTo((above - below) / (2 * step), 6);
    }
  },
);

test('starts with kernels in ± √(6 / (in + out)) and biases 0', () => {
  const { parameters } = createPerceptron({ inputs: 50, layers: 0, width: 1 }, stream('start'));
  const range = Math.sqrt(6 / 51);
  const kernel = parameters.subarray(0, 50);
  expect(Math.max(...kernel.map(Math.abs))).toBeLessThan(range);
  expect(Math.max(...kernel)).toBeGreaterThan(0.7 * range);
  expect(parameters[50]).toBe(0);
});
