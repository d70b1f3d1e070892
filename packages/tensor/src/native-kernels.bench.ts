import { stream } from '@espalier/random';
import { bench, describe } from 'vitest';
import { normals } from '../tests/kernels/arrays.ts';
import { kernelSets } from '../tests/kernels/kernel-sets.ts';
import { runKernel, type Operands } from '../tests/run-kernel.ts';
import { activationCodes, modes, type KernelName } from './kernel-arguments.ts';
import { scratchBytes } from './plan/scratch-bytes.ts';

interface Layer {
  readonly kind: 'convolution' | 'depthwise';
  /** Height and width of the input. */
  readonly extent: number;
  readonly inputs: number;
  readonly outputs: number;
  readonly kernel: number;
  readonly stride: number;
}

const batch = 16;
const layers: readonly Layer[] = [
  { kind: 'convolution', extent: 32, inputs: 16, outputs: 64, kernel: 1, stride: 1 },
  { kind: 'convolution', extent: 16, inputs: 96, outputs: 24, kernel: 1, stride: 1 },
  { kind: 'convolution', extent: 8, inputs: 40, outputs: 160, kernel: 1, stride: 1 },
  { kind: 'convolution', extent: 32, inputs: 16, outputs: 16, kernel: 3, stride: 1 },
  { kind: 'convolution', extent: 16, inputs: 32, outputs: 32, kernel: 3, stride: 1 },
  { kind: 'convolution', extent: 8, inputs: 64, outputs: 64, kernel: 3, stride: 1 },
  { kind: 'depthwise', extent: 32, inputs: 64, outputs: 64, kernel: 3, stride: 2 },
  { kind: 'depthwise', extent: 16, inputs: 96, outputs: 96, kernel: 5, stride: 1 },
];

function geometryOf({ extent, inputs, outputs, kernel, stride }: Layer): Record<string, number> {
  const output = Math.ceil(extent / stride);
  const before = Math.floor(Math.max(0, (output - 1) * stride + kernel - extent) / 2);
  return {
    ...{ batch, inputHeight: extent, inputWidth: extent, inputChannels: inputs },
    ...{ outputHeight: output, outputWidth: output, outputChannels: outputs },
    ...{ filterHeight: kernel, filterWidth: kernel, strideY: stride, strideX: stride },
    ...{ top: before, left: before, dilationY: 1, dilationX: 1 },
  };
}

function operandsOf(layer: Layer, name: KernelName): { operands: Operands; gigaflop: number } {
  const geometry = geometryOf(layer);
  const { inputs, outputs, extent, kernel } = layer;
  const filters = kernel ** 2 * inputs * (layer.kind === 'depthwise' ? 1 : outputs);
  const pixels = batch * geometry['outputHeight']! ** 2;
  const fill = (count: number) => normals(stream('bench'), count);
  const lazy = {
    ...{ x: fill(batch * extent ** 2 * inputs), scale: fill(inputs), shift: fill(inputs) },
    ...{ activation: activationCodes.relu6, filter: fill(filters) },
    ...{ scratch: scratchBytes(name, geometry), ...geometry },
  };
  const y = fill(pixels * outputs);
  const macs = (filters * pixels) / 1e9;
  if (name.endsWith('Forward')) {
    const moments = { mean: fill(outputs), variance: fill(outputs) };
    return { operands: { ...lazy, y, ...moments }, gigaflop: 2 * macs };
  }
  const slopes = { slopeDy: fill(outputs), slopeY: fill(outputs), slopeOne: fill(outputs) };
  const sums = { center: fill(inputs), sumDx: fill(inputs), sumDxCentered: fill(inputs) };
  const gradients = { dx: fill(lazy.x.length), mode: modes.set, dFilter: fill(filters), ...sums };
  return { operands: { ...lazy, dy: y, y, ...slopes, ...gradients }, gigaflop: 4 * macs };
}

for (const layer of layers) {
  const { kind, kernel, stride, inputs, outputs, extent } = layer;
  for (const name of [`${kind}Forward`, `${kind}Backward`] as const) {
    const { operands, gigaflop } = operandsOf(layer, name);
    const shape = `${kernel}x${kernel} / ${stride}, ${inputs} to ${outputs} at ${extent}x${extent}`;
    // Over the least time printed, in ms, this gives TFLOP/s.
    describe(`${name} ${shape}, ${gigaflop.toFixed(4)} GFLOP`, () => {
      for (const [build, set] of kernelSets) {
        // Leaves the operands in the set's memory and their block at place 0.
        const setup = () => void runKernel(set, name, operands);
        bench(build, () => set.code[name](0), { setup, time: 200 });
      }
    });
  }
}
