import { stream } from '@espalier/random';
import { describe, expect, test } from 'vitest';
import { runKernel } from '../run-kernel.ts';
import { columnSums, expectNear, normals, output, table } from './arrays.ts';
import { kernelSets } from './kernel-sets.ts';
import { momentsOf } from './moments.ts';

const channelCounts = [1, 3, 4, 8, 17, 24, 130];
const offsets = [
  { offset: 0, tolerance: 2e-6 },
  { offset: 100, tolerance: 2e-5 },
  { offset: -30_000, tolerance: 4e-3 },
];

describe.each(kernelSets)('batch normalization (%s)', (_, set) => {
  test.each(offsets)('moments at mean = $offset deviations', ({ offset, tolerance }) => {
    for (const channels of channelCounts) {
      for (const rows of [1, 2, 63, 1100]) {
        const x = normals(stream('moments', channels, rows), rows * channels, offset);
        const expected = momentsOf(x, channels);
        const found = runKernel(set, 'batchMoments', {
          ...{ x, rows, channels, mean: output(channels), variance: output(channels) },
        });
        const label = `${rows} x ${channels}`;
        expectNear(found['mean'], expected.mean, { tolerance: 2e-6, label });
        // What float32 holds of the values bounds the variance that they can have.
        expectNear(found['variance'], expected.variance, { tolerance, label });
      }
    }
  });

  test('a constant channel has variance 0', () => {
    const x = new Float32Array(3 * 300).fill(3e4);
    const found = runKernel(set, 'batchMoments', {
      ...{ x, rows: 300, channels: 3, mean: output(3), variance: output(3) },
    });
    expectNear(found['mean'], new Float64Array(3).fill(3e4), { tolerance: 1e-9 });
    expectNear(found['variance'], new Float64Array(3), { tolerance: 1e-12 });
  });

  test.each(channelCounts)('scale, shift and the slopes of %i channels', (channels) => {
    const rows = 29;
    const epsilon = 1e-3;
    const random = stream('normalization', channels);
    const [a, dv] = [normals(random, rows * channels, 2), normals(random, rows * channels)];
    const [gamma, beta] = [normals(random, channels, 1), normals(random, channels)];
    const [mean, variance] = Object.values(momentsOf(a, channels)).map((values) =>
      Float32Array.from(values),
    ) as [Float32Array, Float32Array];

    const forward = runKernel(set, 'normalizationForward', {
      ...{ mean, variance, gamma, beta, channels, epsilon },
      ...{ scale: output(channels), shift: output(channels), inverse: output(channels) },
    });
    const inverse = Float64Array.from(variance, (value) => 1 / Math.sqrt(value + epsilon));
    const scale = inverse.map((value, c) => gamma[c]! * value);
    const shift = scale.map((value, c) => beta[c]! - mean[c]! * value);
    const near = { tolerance: 1e-6 };
    expectNear(forward['inverse'], inverse, near);
    expectNear(forward['scale'], scale, near);
    expectNear(forward['shift'], shift, near);

    const sum = (value: (at: number) => number) =>
      columnSums(
        table([rows, channels], ({ at }) => value(at)),
        channels,
      );
    const z = (at: number) => (a[at]! - mean[at % channels]!) * inverse[at % channels]!;
    const [sumDx, sumDxZ] = [sum((at) => dv[at]!), sum((at) => dv[at]! * z(at))];
    const backward = runKernel(set, 'normalizationBackward', {
      sumDx: Float32Array.from(sumDx),
      sumDxCentered: Float32Array.from(sumDxZ, (value, c) => value / inverse[c]!),
      ...{ mean, inverse: Float32Array.from(inverse), gamma, rows, channels },
      ...{ dGamma: output(channels, 1), dBeta: output(channels, 2) },
      ...{ slopeDy: output(channels), slopeY: output(channels), slopeOne: output(channels) },
    });
    expectNear(
      backward['dGamma'],
      sumDxZ.map((value) => value + 1),
      { tolerance: 1e-5 },
    );
    expectNear(
      backward['dBeta'],
      sumDx.map((value) => value + 2),
      { tolerance: 1e-5 },
    );

    // The derivative as section 3 of the paper has it, against the product and sums of the slopes.
    const da = table([rows, channels], ({ c, at }) => {
      const rest = dv[at]! - sumDx[c]! / rows - (z(at) * sumDxZ[c]!) / rows;
      return gamma[c]! * inverse[c]! * rest;
    });
    const { slopeDy, slopeY, slopeOne } = backward;
    for (const [at, expected] of da.entries()) {
      const c = at % channels;
      const made = slopeDy![c]! * dv[at]! + slopeY![c]! * a[at]! + slopeOne![c]!;
      expect(Math.abs(made - expected)).toBeLessThan(3e-6 * (1 + Math.abs(expected)));
    }
  });
});
