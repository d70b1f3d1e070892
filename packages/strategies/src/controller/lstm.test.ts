import { describe, expect, test } from 'vitest';
import { stream } from '@espalier/random';
import { emptyMemory, lstmBackward, lstmForward } from './lstm.ts';
import type { LstmMemory, LstmStep, LstmWeights } from './lstm.ts';

const inputs = 3;
const hidden = 4;
const random = stream('lstm-test');
const vector = (length: number): Float64Array =>
  Float64Array.from({ length }, () => 2 * random.uniform() - 1);
const weights: LstmWeights = {
  kernel: vector(4 * hidden * (inputs + hidden)),
  bias: vector(4 * hidden),
};
const sequence = [vector(inputs), vector(inputs), vector(inputs)];
const byOutputs = sequence.map(() => vector(hidden));

function run(): LstmStep[] {
  let memory: LstmMemory = emptyMemory(hidden);
  return sequence.map((input) => {
    const step = lstmForward(weights, memory, input);
    memory = step;
    return step;
  });
}

/** A loss that reads every output of every step. */
const loss = (): number =>
  run().reduce(
    (sum, step, at) =>
      sum + step.output.reduce((part, value, unit) => part + value * byOutputs[at]![unit]!, 0),
    0,
  );

function backpropagated(): { gradients: LstmWeights; byInputs: Float64Array[] } {
  const steps = run();
  const gradients = {
    kernel: new Float64Array(weights.kernel.length),
    bias: new Float64Array(weights.bias.length),
  };
  const memory = emptyMemory(hidden);
  const byInputs: Float64Array[] = [];
  for (let at = steps.length - 1; at >= 0; at--) {
    byOutputs[at]!.forEach((slope, unit) => (memory.output[unit]! += slope));
    byInputs[at] = lstmBackward({ values: weights, gradients }, steps[at]!, memory);
  }
  return { gradients, byInputs };
}

/** |backpropagated - central difference| over the larger norm of the two. */
function relativeError(values: Float64Array, gradient: Float64Array): number {
  const step = 1e-5;
  const numeric = values.map((value, index) => {
    values[index] = value + step;
    const above = loss();
    values[index] = value - step;
    const below = loss();
    values[index] = value;
    return (above - below) / (2 * step);
  });
  const difference = Math.hypot(...numeric.map((value, index) => value - gradient[index]!));
  return difference / Math.max(Math.hypot(...numeric), Math.hypot(...gradient));
}

describe('lstmForward', () => {
  test('gives the outputs and cells that the equations give for one unit and two inputs', () => {
    const one: LstmWeights = {
      kernel: new Float64Array([0.5, -0.3, 0.2, 0.4, -0.6, 0.1, 0.7, -0.2]),
      bias: new Float64Array([0.1, -0.2, 0.3, 0.05]),
    };
    const first = lstmForward(one, emptyMemory(1), new Float64Array([1]));
    const second = lstmForward(one, first, new Float64Array([-2]));
    expect(first.output[0]).toBeCloseTo(-0.12625984481906574, 14);
    expect(first.cell[0]).toBeCloseTo(-0.18808782531248083, 14);
    expect(second.output[0]).toBeCloseTo(0.04217250691475047, 14);
    expect(second.cell[0]).toBeCloseTo(0.20355906819358693, 14);
  });

  test('leaves the memory it was given untouched', () => {
    const memory = emptyMemory(hidden);
    lstmForward(weights, memory, sequence[0]!);
    expect([...memory.output, ...memory.cell]).toEqual(new Array(2 * hidden).fill(0));
  });
});

describe('lstmBackward', () => {
  test('agrees with central differences for every weight of a three-step sequence', () => {
    const { gradients } = backpropagated();
    expect(relativeError(weights.kernel, gradients.kernel)).toBeLessThan(1e-6);
    expect(relativeError(weights.bias, gradients.bias)).toBeLessThan(1e-6);
  });

  test('agrees with central differences for the input of the first step', () => {
    const { byInputs } = backpropagated();
    expect(relativeError(sequence[0]!, byInputs[0]!)).toBeLessThan(1e-6);
  });
});
