import { bench, describe } from 'vitest';
import { kernelArguments, writeArguments, type KernelName } from './kernel-arguments.ts';
import { kernelBuilds, loadKernelSet } from './kernel-set.ts';
import { scratchBytes } from './plan/scratch-bytes.ts';

const batch = 64;
const alignment = 64;
const pages = 3072; // of 64 KiB each

/** A layer of the networks by which training speed is measured. */
interface Layer {
  readonly kind: 'convolution' | 'depthwise';
  readonly channels: readonly [input: number, output: number];
  readonly side: number;
  readonly kernel: number;
  readonly stride: number;
}

const pointwise = (input: number, output: number, side: number): Layer => ({
  ...{ kind: 'convolution', channels: [input, output], side, kernel: 1, stride: 1 },
});
const dense = (input: number, output: number, side: number): Layer => ({
  ...pointwise(input, output, side),
  kernel: 3,
});
const depthwise = (channels: number, side: number, window: readonly [number, number]): Layer => ({
  ...{ kind: 'depthwise', channels: [channels, channels], side },
  ...{ kernel: window[0], stride: window[1] },
});

const layers = [
  ...[dense(3, 16, 32), pointwise(16, 64, 32), pointwise(64, 24, 16), pointwise(96, 24, 16)],
  ...[pointwise(24, 96, 16), pointwise(160, 40, 8), pointwise(40, 128, 8)],
  ...[dense(16, 16, 32), dense(32, 32, 16), dense(64, 64, 8)],
  ...[depthwise(16, 32, [3, 1]), depthwise(64, 32, [3, 2]), depthwise(96, 16, [5, 1])],
  ...[depthwise(160, 8, [3, 1])],
];

// One memory and one set for each build, since every case overwrites all it reads.
const sets = kernelBuilds.map(
  (build) => [build, loadKernelSet(new WebAssembly.Memory({ initial: pages }), build)] as const,
);

for (const layer of layers) {
  for (const pass of ['Forward', 'Backward'] as const) {
    const name = `${layer.kind}${pass}` as const;
    describe(`${name} ${titleOf(layer)}`, () => {
      for (const [build, { memory, code }] of sets) {
        const { block, megaflop } = place(memory, name, layer);
        bench(`${build} (${megaflop.toFixed(0)} MFLOP)`, () => {
          writeArguments(memory.buffer, [name, 0], block);
          code[name](0);
        });
      }
    });
  }
}

function titleOf({ channels: [input, output], side, kernel, stride }: Layer): string {
  return `${kernel}x${kernel} ${input} to ${output} at ${side}x${side} stride ${stride}`;
}

/** Puts every tensor of a call into the memory; activations are relu6 of a normalized input. */
function place(
  memory: WebAssembly.Memory,
  name: KernelName,
  layer: Layer,
): { block: Record<string, number>; megaflop: number } {
  const extents = extentsOf(layer);
  const [input, output] = layer.channels;
  const rows = { input: batch * layer.side ** 2, output: batch * (layer.side / layer.stride) ** 2 };
  const weights = layer.kernel ** 2 * input * (layer.kind === 'depthwise' ? 1 : output);
  const values: Record<string, number> = {
    ...{ x: rows.input * input, dx: rows.input * input },
    ...{ y: rows.output * output, dy: rows.output * output, filter: weights, dFilter: weights },
    ...{ scale: input, shift: input, center: input, sumDx: input, sumDxCentered: input },
    ...{ mean: output, variance: output, slopeDy: output, slopeY: output, slopeOne: output },
    scratch: scratchBytes(name, extents) / Float32Array.BYTES_PER_ELEMENT,
  };
  const block: Record<string, number> = { ...extents, activation: 2, mode: 1 };
  let next = 1024;
  for (const field of kernelArguments[name]) {
    const count = values[field];
    if (count === undefined) continue;
    block[field] = next;
    new Float32Array(memory.buffer, next, Math.ceil(count)).fill(0.5);
    next += Math.ceil((4 * count) / alignment + 1) * alignment;
  }
  const macs = (rows.output * weights) / 1e6;
  return { block, megaflop: 2 * macs * (name.endsWith('Backward') ? 2 : 1) };
}

function extentsOf({ channels: [input, output], side, kernel, stride }: Layer) {
  const padding = Math.floor(Math.max((side / stride - 1) * stride + kernel - side, 0) / 2);
  return {
    ...{ batch, inputHeight: side, inputWidth: side, inputChannels: input },
    ...{ outputHeight: side / stride, outputWidth: side / stride, outputChannels: output },
    ...{ filterHeight: kernel, filterWidth: kernel, strideY: stride, strideX: stride },
    ...{ top: padding, left: padding, dilationY: 1, dilationX: 1 },
  };
}
