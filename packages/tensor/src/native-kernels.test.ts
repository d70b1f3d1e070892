import { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { modes, writeArguments } from './kernel-arguments.ts';
import {
  loadNativeKernels,
  nativeInstructionSets,
  nativeKernelsFile,
  nativeKernelsState,
  type InstructionSet,
} from './native-kernels.ts';

const state = nativeKernelsState();
const here = state.reason === undefined;
const endless = new URL('../tests/endless-native-worker.mjs', import.meta.url);

test('the state says which instruction set runs, or why none does and how to get one', () => {
  if (here) expect(state).toEqual({ built: true, instructionSet: nativeInstructionSets()[0] });
  else expect(state.reason).toMatch(/must load .*nx run tensor:native-kernels/);
});

test.runIf(here)('an instruction set that the machine lacks is refused with those it has', () => {
  const other = 'sse9' as InstructionSet;
  expect(() => loadNativeKernels(memoryOf(1), other)).toThrow(
    `backend "wasm+native" must run sse9, but got "a machine that has ${nativeInstructionSets().join(', ')}"`,
  );
});

test.runIf(here)('sets over several memories do not meet', () => {
  const sets = [1, 2].map(() => loadNativeKernels(memoryOf(1)));
  for (const [index, { memory, code }] of sets.entries()) {
    const values = new Float32Array(memory.buffer);
    values.set([-1, index + 1], 64);
    const places = { x: 256, y: 512, mode: modes.set, activation: 1, rows: 1, channels: 2 };
    writeArguments(memory.buffer, ['activateForward', 64], places);
    code.activateForward(64);
  }
  expect(sets.map(({ memory }) => [...new Float32Array(memory.buffer, 512, 2)])).toEqual([
    [0, 1],
    [0, 2],
  ]);
});

test.runIf(here)('a worker thread that ends while it computes takes nothing with it', async () => {
  for (let round = 0; round < 3; round++) {
    const worker = new Worker(endless, { workerData: nativeKernelsFile });
    await new Promise((resolve) => worker.once('message', resolve));
    expect(await worker.terminate()).toBe(1);
  }
  expect(() => loadNativeKernels(memoryOf(1))).not.toThrow();
});

function memoryOf(pages: number): WebAssembly.Memory {
  return new WebAssembly.Memory({ initial: pages });
}
