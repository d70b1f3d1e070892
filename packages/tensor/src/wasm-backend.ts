import { createRequire } from 'node:module';
import path from 'node:path';
import { setThreadsCount, setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { EspalierError } from '@espalier/protocol';
import { batchNormTrainingGradient } from './batch-norm-training.ts';
import { fusedGradients } from './fused-activations.ts';
import { kernelArguments, writeArguments } from './kernel-arguments.ts';
import { loadKernelSet, type KernelBuild, type KernelSet } from './kernel-set.ts';
import type { KernelContext } from './kernel.ts';
import { kernels } from './kernels/index.ts';
import { guardedAllocator, guardKernels } from './out-of-memory.ts';
import { reluGradients } from './relu-gradients.ts';

/** Chooses the build of the kernels that TensorFlow.js calls from now on. */
export type SelectKernels = (build: KernelBuild) => void;

let startedEngine: Promise<SelectKernels> | undefined;

/**
 * Starts the single-threaded wasm backend of TensorFlow.js, once, with the kernels of this package.
 *
 * A build of the kernels must be selected before it computes.
 */
export function startWasmEngine(): Promise<SelectKernels> {
  startedEngine ??= startEngine();
  return startedEngine;
}

async function startEngine(): Promise<SelectKernels> {
  setWasmPaths(path.join(path.dirname(resolveBackend()), path.sep));
  setThreadsCount(1);
  const memory = await memoryOf(async () => {
    await tf.setBackend('wasm');
    await tf.ready();
  });
  const backend = tf.backend() as unknown as WasmBackend;
  const heap = backend.wasm;
  if (memory?.buffer !== heap.HEAPU8.buffer) {
    throw new EspalierError(
      'BACKEND_UNAVAILABLE',
      'wasm backend must be started by startBackend, but got one that runs already. ' +
        'Do not call tf.setBackend elsewhere.',
    );
  }
  // Emscripten puts the final allocator in place at its first call; only that one can be guarded.
  heap._free(heap._malloc(bytesPerValue));
  heap._malloc = guardedAllocator(heap._malloc);
  const sets = kernelSets(memory);
  registerKernels(contextOf(backend, memory, sets));
  guardKernels('wasm');
  return sets.select;
}

interface KernelSets {
  readonly select: SelectKernels;
  /** The kernels of the selected build. */
  readonly code: () => KernelSet['code'];
}

/** Builds of the kernels over one memory, each loaded when it is first selected. */
function kernelSets(memory: WebAssembly.Memory): KernelSets {
  const loaded = new Map<KernelBuild, KernelSet>();
  let selected: KernelSet | undefined;
  return {
    select(build) {
      selected = loaded.get(build) ?? loadKernelSet(memory, build);
      loaded.set(build, selected);
    },
    code: () => selected!.code,
  };
}

function resolveBackend(): string {
  return createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm');
}

/** The memory that a wasm module exports while it is started by `start`. */
async function memoryOf(start: () => Promise<void>): Promise<WebAssembly.Memory | undefined> {
  const instantiate = WebAssembly.instantiate;
  let memory: WebAssembly.Memory | undefined;
  const spy = async (...given: Parameters<typeof instantiate>): Promise<unknown> => {
    const result = (await instantiate(...given)) as unknown;
    const { instance } = result as WebAssembly.WebAssemblyInstantiatedSource;
    memory = Object.values(instance.exports).find((value) => value instanceof WebAssembly.Memory);
    return result;
  };
  WebAssembly.instantiate = spy as typeof instantiate;
  try {
    await start();
  } finally {
    WebAssembly.instantiate = instantiate;
  }
  return memory;
}

const bytesPerValue = 4;
const longestBlock = Math.max(...Object.values(kernelArguments).map(({ length }) => length));

/** The parts of the backend that kernels use; its own types leave the memory out. */
interface WasmBackend {
  readonly wasm: {
    readonly HEAPU8: Uint8Array;
    _malloc: (bytes: number) => number;
    _free: (place: number) => void;
  };
  readonly dataIdMap: { get(dataId: tf.DataId): { readonly memoryOffset: number } };
  incRef(dataId: tf.DataId): void;
  makeOutput(shape: number[], type: 'float32'): tf.TensorInfo;
}

function contextOf(
  backend: WasmBackend,
  memory: WebAssembly.Memory,
  { code }: KernelSets,
): KernelContext {
  const heap = backend.wasm;
  const block = heap._malloc(longestBlock * bytesPerValue) >>> 0;
  const pointer = ({ dataId }: tf.TensorInfo) => backend.dataIdMap.get(dataId).memoryOffset;
  return {
    run(kernel, operands) {
      const entries = Object.entries(operands).map(
        ([name, operand]) =>
          [name, typeof operand === 'number' ? operand : pointer(operand)] as const,
      );
      writeArguments(memory.buffer, [kernel, block], Object.fromEntries(entries));
      code()[kernel](block);
    },
    pointer,
    view: ({ dataId, shape, dtype }) => {
      const values = dtype === 'float32' ? Float32Array : Int32Array;
      const { memoryOffset } = backend.dataIdMap.get(dataId);
      return new values(memory.buffer, memoryOffset, tf.util.sizeFromShape(shape));
    },
    output: (shape) => backend.makeOutput([...shape], 'float32'),
    scratch(count, use) {
      const place = heap._malloc(count * bytesPerValue) >>> 0;
      try {
        use(place);
      } finally {
        heap._free(place);
      }
    },
    share({ dataId, shape, dtype }) {
      backend.incRef(dataId);
      return { dataId, shape, dtype };
    },
    stock: (kernelName) => tf.getKernel(kernelName, 'wasm').kernelFunc,
  };
}

function registerKernels(context: KernelContext): void {
  for (const { name, create } of kernels) {
    const kernelFunc = create(context);
    if ((tf.getKernel(name, 'wasm') as unknown) !== undefined) tf.unregisterKernel(name, 'wasm');
    tf.registerKernel({ kernelName: name, backendName: 'wasm', kernelFunc });
  }
  for (const gradient of [batchNormTrainingGradient, ...fusedGradients, ...reluGradients]) {
    tf.registerGradient(gradient);
  }
}
