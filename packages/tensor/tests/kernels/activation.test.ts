import { describe, expect, test } from 'vitest';
import { activationCodes, modes } from '../../src/kernel-arguments.ts';
import { runKernel } from '../run-kernel.ts';
import { definitions, slopeOf, type ActivationCode } from './activations.ts';
import { expectNear, output } from './arrays.ts';
import { kernelSets } from './kernel-sets.ts';

const names = Object.keys(activationCodes) as ActivationCode[];
// Off the kinks at whole numbers, over where every function has long reached its limit.
const places = Float32Array.from({ length: 4003 }, (_, at) => (at - 2001) * 0.0100037 + 0.0013);
const far = Float32Array.from([-1e4, -200, -90, -30, 30, 90, 200, 1e4]);

describe.each(kernelSets)('activations (%s)', (_, set) => {
  const forward = (x: Float32Array, activation: ActivationCode) =>
    runKernel(set, 'activateForward', {
      ...{ x, y: output(x.length), mode: modes.set, rows: x.length, channels: 1 },
      activation: activationCodes[activation],
    })['y'];
  const slope = (x: Float32Array, activation: ActivationCode) =>
    runKernel(set, 'activateBackward', {
      ...{ x, dy: new Float32Array(x.length).fill(1), dx: output(x.length), mode: modes.set },
      ...{ rows: x.length, channels: 1, activation: activationCodes[activation] },
    })['dx'];

  test.each(names)('%s is its definition', (name) => {
    for (const x of [places, far]) {
      const expected = Float64Array.from(x, definitions[name]);
      expectNear(forward(x, name), expected, { tolerance: 3e-7 });
    }
  });

  test.each(names)('the slope of %s is that of central differences', (name) => {
    const expected = Float64Array.from(places, (v) => slopeOf(name, v));
    expectNear(slope(places, name), expected, { tolerance: 4e-7 });
  });

  test('swish, sigmoid and tanh keep their digits near 0 and far below it', () => {
    const small = Float32Array.from([1e-3, -1e-6, 3e-20]);
    const found = forward(small, 'tanh')!;
    for (const [at, v] of small.entries()) expect(found[at]! / Math.tanh(v)).toBeCloseTo(1, 6);
    const low = Float32Array.from([-20, -50, -80]);
    const [swish, sigmoid] = [forward(low, 'swish')!, forward(low, 'sigmoid')!];
    for (const [at, v] of low.entries()) {
      expect(swish[at]! / definitions.swish(v)).toBeCloseTo(1, 6);
      expect(sigmoid[at]! / definitions.sigmoid(v)).toBeCloseTo(1, 6);
    }
  });

  test('slopes at kinks are those of TensorFlow.js', () => {
    const kinks = Float32Array.from([-3, 0, 3, 6]);
    const at = (name: ActivationCode) => [...slope(kinks, name)!.subarray(0, 4)];
    expect(at('relu')).toEqual([0, 0, 1, 1]);
    expect(at('relu6')).toEqual([0, 0, 1, 0]);
    expect(at('hardSigmoid')).toEqual([0, Math.fround(1 / 6), 0, 0]);
    expect(at('hardSwish')).toEqual([0, 0.5, 1, 1]);
  });

  test.each(names)('a NaN stays one through %s', (name) => {
    const found = forward(Float32Array.from([1, NaN, 2, 3, NaN]), name)!;
    expect([...found.subarray(0, 5)].map(Number.isNaN)).toEqual([false, true, false, false, true]);
  });
});
