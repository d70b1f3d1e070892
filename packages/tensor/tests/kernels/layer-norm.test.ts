import { stream } from '@espalier/random';
import { describe, test } from 'vitest';
import { modes } from '../../src/kernel-arguments.ts';
import { runKernel } from '../run-kernel.ts';
import { columnSums, expectNear, guarded, normals, output, table } from './arrays.ts';
import { kernelSets } from './kernel-sets.ts';
import { momentsOf } from './moments.ts';

const epsilon = 1e-5;
const shapes = [
  { rows: 1, channels: 3, offset: 0 },
  { rows: 7, channels: 16, offset: 0 },
  { rows: 33, channels: 37, offset: 100 },
];

describe.each(kernelSets)('layer norm (%s)', (_, set) => {
  test.each(shapes)('$rows x $channels, mean $offset', ({ rows, channels, offset }) => {
    const random = stream('layer', rows, channels);
    const x = normals(random, rows * channels, offset);
    const [dy, start] = [normals(random, x.length), normals(random, x.length)];
    const [gamma, beta] = [normals(random, channels, 1), normals(random, channels)];
    const shape = [rows, channels] as const;
    const moments = Array.from({ length: rows }, (__, r) =>
      momentsOf(x.subarray(r * channels, (r + 1) * channels), 1),
    );
    const inverse = moments.map(({ variance }) => 1 / Math.sqrt(variance[0]! + epsilon));
    const z = table(shape, ({ r, at }) => (x[at]! - moments[r]!.mean[0]!) * inverse[r]!);
    const y = table(shape, ({ c, at }) => gamma[c]! * z[at]! + beta[c]!);
    const extents = { rows, channels, epsilon };
    const near = { tolerance: offset === 0 ? 4e-6 : 4e-5 };
    const forward = runKernel(set, 'layerNormForward', {
      ...{ x, gamma, beta, y: output(x.length), ...extents },
    });
    expectNear(forward['y'], y, near);

    const g = table(shape, ({ c, at }) => gamma[c]! * dy[at]!);
    const mean = (values: Float64Array) => (r: number) =>
      values.subarray(r * channels, (r + 1) * channels).reduce((a, b) => a + b, 0) / channels;
    const [meanG, meanGz] = [mean(g), mean(g.map((slope, at) => slope * z[at]!))];
    const dx = table(shape, ({ r, at }) => inverse[r]! * (g[at]! - meanG(r) - z[at]! * meanGz(r)));
    const run = (values: Float32Array, mode: number) =>
      runKernel(set, 'layerNormBackward', {
        ...{ dy, x, gamma, dx: values, mode, ...extents },
        ...{ dGamma: output(channels, 1), dBeta: output(channels, 2) },
      });
    const found = run(output(x.length), modes.set);
    expectNear(found['dx'], dx, near);
    const dGamma = columnSums(
      table(shape, ({ at }) => dy[at]! * z[at]!),
      channels,
    );
    expectNear(
      found['dGamma'],
      dGamma.map((sum) => sum + 1),
      near,
    );
    expectNear(
      found['dBeta'],
      columnSums(Float64Array.from(dy), channels).map((sum) => sum + 2),
      near,
    );
    const added = run(guarded(start), modes.add)['dx'];
    expectNear(
      added,
      dx.map((slope, at) => slope + start[at]!),
      near,
    );
  });
});
