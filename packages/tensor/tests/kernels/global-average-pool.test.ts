import { stream } from '@espalier/random';
import { describe, test } from 'vitest';
import { activationCodes, modes } from '../../src/kernel-arguments.ts';
import { runKernel } from '../run-kernel.ts';
import { definitions, slopeOf, type ActivationCode } from './activations.ts';
import { columnSums, expectNear, guarded, normals, output, table } from './arrays.ts';
import { kernelSets } from './kernel-sets.ts';

const names = Object.keys(activationCodes) as ActivationCode[];
const shapes = [
  { batch: 1, pixels: 1, channels: 3 },
  { batch: 3, pixels: 49, channels: 17 },
  { batch: 2, pixels: 600, channels: 8 },
];

describe.each(kernelSets)('global average pool (%s)', (_, set) => {
  test.each(shapes)('$batch x $pixels x $channels', (shape) => {
    const { batch, pixels, channels } = shape;
    const all = [batch * pixels, channels] as const;
    for (const activation of names) {
      const random = stream('global', batch, pixels, channels, activation);
      const x = normals(random, batch * pixels * channels);
      const [scale, shift] = [normals(random, channels, 1), normals(random, channels)];
      const [center, dy] = [normals(random, channels), normals(random, batch * channels)];
      const lazy = { x, scale, shift, activation: activationCodes[activation], ...shape };
      const before = (c: number, at: number) => scale[c]! * x[at]! + shift[c]!;
      const values = table(all, ({ c, at }) => definitions[activation](before(c, at)));
      const image = (n: number) =>
        values.subarray(n * pixels * channels, (n + 1) * pixels * channels);
      const y = table([batch, channels], ({ r, c }) => columnSums(image(r), channels)[c]! / pixels);
      const near = { tolerance: 4e-6, label: activation };
      const forward = runKernel(set, 'globalAveragePoolForward', { ...lazy, y: output(y.length) });
      expectNear(forward['y'], y, near);

      const g = table(all, ({ r, c, at }) => {
        const share = dy[Math.floor(r / pixels) * channels + c]! / pixels;
        return share * slopeOf(activation, before(c, at));
      });
      const start = normals(random, x.length);
      const backward = runKernel(set, 'globalAveragePoolBackward', {
        ...{ dy, ...lazy, dx: guarded(start), mode: modes.add, center },
        ...{ sumDx: output(channels, 0), sumDxCentered: output(channels, 1) },
      });
      const centered = table(all, ({ c, at }) => g[at]! * (x[at]! - center[c]!));
      expectNear(
        backward['dx'],
        g.map((value, at) => value + start[at]!),
        near,
      );
      expectNear(backward['sumDx'], columnSums(g, channels), near);
      expectNear(
        backward['sumDxCentered'],
        columnSums(centered, channels).map((sum) => sum + 1),
        near,
      );
    }
  });
});
