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
  { batch: 5, pixels: 1, channels: 8 },
  { batch: 3, pixels: 300, channels: 17 },
];

describe.each(kernelSets)('the product with a gate (%s)', (_, set) => {
  test.each(shapes)('$batch x $pixels x $channels', (shape) => {
    const { batch, pixels, channels } = shape;
    const all = [batch * pixels, channels] as const;
    for (const [index, name] of names.entries()) {
      const gateName = names[(index + 5) % names.length]!;
      const random = stream('scale', batch, pixels, channels, name);
      const [x, dy] = [normals(random, all[0] * channels), normals(random, all[0] * channels)];
      const [scale, shift] = [normals(random, channels, 1), normals(random, channels)];
      const [gate, center] = [normals(random, batch * channels), normals(random, channels)];
      const given = {
        ...{ x, scale, shift, activation: activationCodes[name] },
        ...{ gate, gateActivation: activationCodes[gateName], ...shape },
      };
      const near = { tolerance: 1e-5, label: `${name}, ${gateName}` };
      const before = (c: number, at: number) => scale[c]! * x[at]! + shift[c]!;
      const value = (c: number, at: number) => definitions[name](before(c, at));
      const gateAt = (r: number, c: number) => gate[Math.floor(r / pixels) * channels + c]!;
      const opened = (r: number, c: number) => definitions[gateName](gateAt(r, c));

      const forward = runKernel(set, 'scaleForward', { ...given, y: output(x.length) });
      const y = table(all, ({ r, c, at }) => opened(r, c) * value(c, at));
      expectNear(forward['y'], y, near);

      const [start, gateStart] = [normals(random, x.length), normals(random, gate.length)];
      const backward = runKernel(set, 'scaleBackward', {
        ...{ dy, ...given, dx: guarded(start), mode: modes.add, center },
        ...{ sumDx: output(channels, 0), sumDxCentered: output(channels, 1) },
        ...{ dGate: guarded(gateStart), gateMode: modes.add },
      });
      const g = table(all, ({ r, c, at }) => dy[at]! * opened(r, c) * slopeOf(name, before(c, at)));
      const centered = table(all, ({ c, at }) => g[at]! * (x[at]! - center[c]!));
      expectNear(
        backward['dx'],
        g.map((slope, at) => slope + start[at]!),
        near,
      );
      expectNear(backward['sumDx'], columnSums(g, channels), near);
      expectNear(
        backward['sumDxCentered'],
        columnSums(centered, channels).map((sum) => sum + 1),
        near,
      );

      const products = table(all, ({ c, at }) => dy[at]! * value(c, at));
      const dGate = table([batch, channels], ({ r, c, at }) => {
        const image = products.subarray(r * pixels * channels, (r + 1) * pixels * channels);
        return slopeOf(gateName, gate[at]!) * columnSums(image, channels)[c]!;
      });
      expectNear(
        backward['dGate'],
        dGate.map((slope, at) => slope + gateStart[at]!),
        near,
      );
      const fresh = runKernel(set, 'scaleBackward', {
        ...{ dy, ...given, dx: output(x.length), mode: modes.set },
        ...{ dGate: output(gate.length), gateMode: modes.set },
      });
      expectNear(fresh['dx'], g, near);
      expectNear(fresh['dGate'], dGate, near);
    }
  });
});
