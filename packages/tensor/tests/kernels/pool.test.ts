import { stream } from '@espalier/random';
import { describe, expect, test } from 'vitest';
import { modes } from '../../src/kernel-arguments.ts';
import { runKernel } from '../run-kernel.ts';
import { expectNear, guarded, normals, output } from './arrays.ts';
import { kernelSets } from './kernel-sets.ts';

interface Pool {
  readonly kernel: number;
  readonly stride: number;
  /** Padding in front and behind. */
  readonly padding: readonly [number, number];
}

const channelCounts = [1, 4, 17];
const pools: readonly Pool[] = [
  { kernel: 3, stride: 1, padding: [1, 1] },
  { kernel: 2, stride: 2, padding: [0, 0] },
  { kernel: 3, stride: 2, padding: [0, 1] },
  { kernel: 5, stride: 3, padding: [2, 2] },
  { kernel: 1, stride: 2, padding: [0, 0] },
];
const [batch, height, width] = [2, 7, 5];

interface Extents {
  readonly inputs: number;
  readonly outputs: number;
  readonly geometry: Readonly<Record<string, number>>;
}

function extentsOf({ kernel, stride, padding }: Pool, channels: number): Extents {
  const after = (extent: number) =>
    Math.floor((extent + padding[0] + padding[1] - kernel) / stride) + 1;
  const [outputHeight, outputWidth] = [after(height), after(width)];
  return {
    inputs: batch * height * width * channels,
    outputs: batch * outputHeight * outputWidth * channels,
    geometry: {
      ...{ batch, inputHeight: height, inputWidth: width, inputChannels: channels },
      ...{ outputHeight, outputWidth, outputChannels: channels },
      ...{ filterHeight: kernel, filterWidth: kernel, strideY: stride, strideX: stride },
      ...{ top: padding[0], left: padding[0], dilationY: 1, dilationX: 1 },
    },
  };
}

/** Places in the input of every output's window, row by row. */
function windowsOf({ kernel, stride, padding }: Pool, channels: number): number[][] {
  const { outputs, geometry } = extentsOf({ kernel, stride, padding }, channels);
  const { outputHeight, outputWidth } = geometry as { outputHeight: number; outputWidth: number };
  return Array.from({ length: outputs }, (_, at) => {
    const [pixel, c] = [Math.floor(at / channels), at % channels];
    const [row, x] = [Math.floor(pixel / outputWidth), pixel % outputWidth];
    const [n, y] = [Math.floor(row / outputHeight), row % outputHeight];
    return Array.from({ length: kernel ** 2 }, (__, tap) => {
      const i = y * stride - padding[0] + Math.floor(tap / kernel);
      const j = x * stride - padding[0] + (tap % kernel);
      const inside = i >= 0 && i < height && j >= 0 && j < width;
      return inside ? ((n * height + i) * width + j) * channels + c : -1;
    }).filter((place) => place >= 0);
  });
}

describe.each(kernelSets)('pooling (%s)', (_, set) => {
  const cases = pools.flatMap((pool) => channelCounts.map((channels) => ({ ...pool, channels })));

  test.each(cases)('mean, kernel $kernel stride $stride, $channels channels', (given) => {
    const { inputs, outputs, geometry } = extentsOf(given, given.channels);
    const windows = windowsOf(given, given.channels);
    const random = stream('mean', given.kernel, given.channels);
    const [x, dy, start] = [inputs, outputs, inputs].map((count) => normals(random, count));
    for (const countPadding of [0, 1]) {
      const counted = (at: number) =>
        countPadding === 1 ? given.kernel ** 2 : windows[at]!.length;
      const y = Float64Array.from(windows, (places, at) =>
        places.reduce((sum, place) => sum + x![place]! / counted(at), 0),
      );
      const near = { tolerance: 2e-6 };
      const operands = { countPadding, ...geometry };
      const forward = runKernel(set, 'averagePoolForward', {
        x: x!,
        y: output(outputs),
        ...operands,
      });
      expectNear(forward['y'], y, near);
      const dx = new Float64Array(inputs);
      for (const [at, places] of windows.entries()) {
        for (const place of places) dx[place]! += dy![at]! / counted(at);
      }
      const back = (values: Float32Array, mode: number) =>
        runKernel(set, 'averagePoolBackward', { dy: dy!, dx: values, mode, ...operands })['dx'];
      expectNear(back(output(inputs), modes.set), dx, near);
      expectNear(
        back(guarded(start!), modes.add),
        dx.map((slope, at) => slope + start![at]!),
        near,
      );
    }
  });

  test.each(cases)('maximum, kernel $kernel stride $stride, $channels channels', (given) => {
    const { inputs, outputs, geometry } = extentsOf(given, given.channels);
    const windows = windowsOf(given, given.channels);
    const random = stream('maximum', given.kernel, given.channels);
    // Few different values, so that windows hold their greatest more than once.
    const x = Float32Array.from({ length: inputs }, () => random.integer(4) - 2);
    const [dy, start] = [normals(random, outputs), normals(random, inputs)];
    const y = Float64Array.from(windows, (places) => Math.max(...places.map((place) => x[place]!)));
    const forward = runKernel(set, 'maxPoolForward', { x, y: output(outputs), ...geometry });
    expectNear(forward['y'], y, { tolerance: 1e-9 });
    const dx = new Float64Array(inputs);
    for (const [at, places] of windows.entries()) {
      dx[places.find((place) => x[place] === y[at])!]! += dy[at]!;
    }
    const back = (values: Float32Array, mode: number) =>
      runKernel(set, 'maxPoolBackward', {
        ...{ x, y: Float32Array.from(y), dy, dx: values, mode, ...geometry },
      })['dx'];
    expectNear(back(output(inputs), modes.set), dx, { tolerance: 2e-6 });
    expectNear(
      back(guarded(start), modes.add),
      dx.map((slope, at) => slope + start[at]!),
      { tolerance: 2e-6 },
    );
  });

  test('a NaN is the greatest of its window', () => {
    const { outputs, geometry } = extentsOf({ kernel: 2, stride: 2, padding: [0, 0] }, 1);
    const x = new Float32Array(batch * height * width).fill(1);
    x[1] = NaN;
    const { y } = runKernel(set, 'maxPoolForward', { x, y: output(outputs), ...geometry });
    expect([...y!.subarray(0, 3)]).toEqual([NaN, 1, 1]);
  });
});
