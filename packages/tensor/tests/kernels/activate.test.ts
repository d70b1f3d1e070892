import { stream } from '@espalier/random';
import { describe, test } from 'vitest';
import { activationCodes, modes } from '../../src/kernel-arguments.ts';
import { runKernel } from '../run-kernel.ts';
import { definitions, slopeOf, type ActivationCode } from './activations.ts';
import { columnSums, expectNear, guarded, normals, output, table } from './arrays.ts';
import { kernelSets } from './kernel-sets.ts';
import { momentsOf } from './moments.ts';

const names = Object.keys(activationCodes) as ActivationCode[];
// One row, one slab and several with a rest; channels that fill vectors and such that do not.
const shapes = [1, 65, 700].flatMap((rows) =>
  [1, 3, 4, 17, 24].map((channels) => [rows, channels] as const),
);

interface Lazy {
  readonly x: Float32Array;
  readonly scale: Float32Array;
  readonly shift: Float32Array;
  readonly activation: ActivationCode;
}

function lazyInput(
  shape: readonly [number, number],
  activation: ActivationCode,
  key: string,
): Lazy {
  const random = stream('activate', ...shape, activation, key);
  return {
    x: normals(random, shape[0] * shape[1]),
    scale: normals(random, shape[1], 1),
    shift: normals(random, shape[1]),
    activation,
  };
}

const before = ({ x, scale, shift }: Lazy, { c, at }: { c: number; at: number }) =>
  scale[c]! * x[at]! + shift[c]!;

describe.each(kernelSets)('activateForward (%s)', (_, set) => {
  test.each(shapes)('sums two lazy inputs of [%i, %i] and gives moments', (...shape) => {
    for (const [index, name] of names.entries()) {
      const first = lazyInput(shape, name, 'first');
      const second = lazyInput(shape, names[(index + 1) % names.length]!, 'second');
      const y = table(shape, (place) =>
        [first, second].reduce(
          (sum, lazy) => sum + definitions[lazy.activation](before(lazy, place)),
          0,
        ),
      );
      const found = runKernel(set, 'activateForward', {
        ...{ ...first, activation: activationCodes[name], mode: modes.set },
        ...{ x2: second.x, scale2: second.scale, shift2: second.shift },
        ...{ activation2: activationCodes[second.activation], y: output(y.length) },
        ...{
          mean: output(shape[1]),
          variance: output(shape[1]),
          rows: shape[0],
          channels: shape[1],
        },
      });
      const { mean, variance } = momentsOf(y, shape[1]);
      const near = { tolerance: 2e-6, label: name };
      expectNear(found['y'], y, near);
      // The sums are of distances to the first row, which may lie some deviations off.
      expectNear(found['mean'], mean, { ...near, tolerance: 1e-5 });
      expectNear(found['variance'], variance, { ...near, tolerance: 1e-5 });
    }
  });

  test.each(shapes)('adds an input as it is, [%i, %i]', (...shape) => {
    const { x } = lazyInput(shape, 'none', 'plain');
    const found = runKernel(set, 'activateForward', {
      ...{ x, y: guarded(x.map((value) => 2 * value)), mode: modes.add },
      ...{ rows: shape[0], channels: shape[1] },
    });
    expectNear(
      found['y'],
      Float64Array.from(x, (value) => 3 * value),
      { tolerance: 1e-6 },
    );
  });
});

describe.each(kernelSets)('activateBackward (%s)', (_, set) => {
  test.each(shapes)('gives the slope of [%i, %i] and its sums', (...shape) => {
    for (const name of names) {
      const lazy = lazyInput(shape, name, 'backward');
      const random = stream('activate-backward', ...shape, name);
      const [dy, center] = [normals(random, lazy.x.length), normals(random, shape[1])];
      const start = normals(random, lazy.x.length);
      const g = table(shape, (place) => dy[place.at]! * slopeOf(name, before(lazy, place)));
      const run = (operands: object) =>
        runKernel(set, 'activateBackward', {
          ...{ dy, ...lazy, activation: activationCodes[name] },
          ...{ rows: shape[0], channels: shape[1], ...operands },
        });
      const near = { tolerance: 3e-6, label: name };
      // A sum of signed terms may be far smaller than they are.
      const sumNear = { tolerance: 3e-5, label: name };
      const sums = { center, sumDx: output(shape[1], 1), sumDxCentered: output(shape[1], 2) };
      const plain = run({ dx: output(g.length), mode: modes.set });
      expectNear(plain['dx'], g, near);
      const added = run({ dx: guarded(start), mode: modes.add, ...sums });
      expectNear(
        added['dx'],
        g.map((value, at) => value + start[at]!),
        near,
      );
      const centered = table(shape, ({ c, at }) => g[at]! * (lazy.x[at]! - center[c]!));
      expectNear(
        added['sumDx'],
        columnSums(g, shape[1]).map((sum) => sum + 1),
        sumNear,
      );
      expectNear(
        added['sumDxCentered'],
        columnSums(centered, shape[1]).map((sum) => sum + 2),
        sumNear,
      );
    }
  });

  test('with mode 0 only the sums are made', () => {
    const x = normals(stream('skip'), 15);
    const found = runKernel(set, 'activateBackward', {
      ...{ dy: x, x, dx: output(15, 7), mode: modes.skip, center: new Float32Array(3) },
      ...{ sumDx: output(3, 0), sumDxCentered: output(3, 0), rows: 5, channels: 3 },
    });
    expectNear(found['dx'], new Float64Array(15).fill(7), { tolerance: 1e-9 });
    expectNear(found['sumDx'], columnSums(Float64Array.from(x), 3), { tolerance: 1e-6 });
    const squares = Float64Array.from(x, (value) => value * value);
    expectNear(found['sumDxCentered'], columnSums(squares, 3), { tolerance: 1e-6 });
  });
});
