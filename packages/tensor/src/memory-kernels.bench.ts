import { bench, describe } from 'vitest';
import { activationCodes, modes, writeArguments, type KernelName } from './kernel-arguments.ts';
import { kernelBuilds, loadKernelSet, type KernelSet } from './kernel-set.ts';

const pages = 1024; // of 64 KiB each
const mebibyte = 2 ** 20;
// Where tensors of at most 16 MiB begin; each channel's operands lie before them.
const [vectors, x, x2, y] = [65_536, 2 * mebibyte, 18 * mebibyte, 34 * mebibyte] as const;
const vectorBytes = 4096;

const shapes = [
  { rows: 65_536, channels: 16 },
  { rows: 65_536, channels: 64 },
  { rows: 16_384, channels: 24 },
  { rows: 4096, channels: 96 },
];

interface Call {
  readonly kernel: KernelName;
  readonly operands: Readonly<Record<string, number>>;
  /** Tensors that are read or written. */
  readonly passes: number;
}

const vector = (at: number): number => vectors + at * vectorBytes;
const lazy = { x, scale: vector(0), shift: vector(1) };
const moments = { mean: vector(2), variance: vector(3) };
const sums = { center: vector(4), sumDx: vector(5), sumDxCentered: vector(6) };
const { relu6, swish } = activationCodes;

const calls: Readonly<Record<string, Call>> = {
  'batch moments': { kernel: 'batchMoments', operands: { x, ...moments }, passes: 1 },
  'relu6 of a normalized tensor': {
    kernel: 'activateForward',
    operands: { ...lazy, activation: relu6, y, mode: modes.set },
    passes: 2,
  },
  'swish of a normalized tensor': {
    kernel: 'activateForward',
    operands: { ...lazy, activation: swish, y, mode: modes.set },
    passes: 2,
  },
  'sum of two with its moments': {
    kernel: 'activateForward',
    operands: { ...lazy, x2, y, mode: modes.set, ...moments },
    passes: 3,
  },
  'slope of relu6 and its sums': {
    kernel: 'activateBackward',
    operands: { ...lazy, activation: relu6, dy: x2, dx: y, mode: modes.set, ...sums },
    passes: 3,
  },
  'slope of a normalization': {
    kernel: 'applySlope',
    operands: {
      ...{ dy: x2, y: x, slopeDy: vector(0), slopeY: vector(1), slopeOne: vector(2) },
      ...{ dx: y, mode: modes.set },
    },
    passes: 3,
  },
};

const sets = kernelBuilds.map(
  (build) => [build, loadKernelSet(new WebAssembly.Memory({ initial: pages }), build)] as const,
);
for (const [, { memory }] of sets) new Float32Array(memory.buffer, vectors).fill(0.5);

// GB/s = megabytes of a case * its calls per second / 1000.
for (const [name, call] of Object.entries(calls)) {
  for (const shape of shapes) {
    describe(`${name} [${shape.rows}, ${shape.channels}]`, () => {
      const megabytes = (4 * call.passes * shape.rows * shape.channels) / 1e6;
      for (const [build, set] of sets) {
        bench(`${build} (${megabytes.toFixed(1)} MB)`, () => run(set, call, shape));
      }
    });
  }
}

function run(
  { memory, code }: KernelSet,
  { kernel, operands }: Call,
  shape: Readonly<Record<string, number>>,
): void {
  writeArguments(memory.buffer, [kernel, 0], { ...operands, ...shape });
  code[kernel](0);
}
