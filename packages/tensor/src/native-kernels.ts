import { existsSync, readdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { backendUnavailable } from './backend-unavailable.ts';
import { loadKernelSet, type KernelSet } from './kernel-set.ts';

/** Instruction sets that native kernels are compiled for, best first. */
export type InstructionSet = 'avx512' | 'avx2' | 'sse2' | 'neon';

/** What doctors say of the native kernels. */
export interface NativeKernelsState {
  readonly built: boolean;
  /** The one that is used, where they load. */
  readonly instructionSet?: InstructionSet;
  /** Why they do not load. */
  readonly reason?: string;
}

interface Addon {
  readonly instructionSets: readonly InstructionSet[];
  bind(buffer: ArrayBuffer, instructionSet: InstructionSet): Partial<KernelSet['code']>;
}

/** Where the compiled kernels lie, whether this file runs as source or as build output. */
export const nativeKernelsFile = fileURLToPath(
  new URL('../dist/native/kernels.node', import.meta.url),
);

/** What they are compiled from. */
export const nativeKernelsSources = fileURLToPath(new URL('../native', import.meta.url));

/** Whether the native kernels are built, and what this machine runs of them. */
export function nativeKernelsState(): NativeKernelsState {
  const built = missing() === undefined;
  try {
    return { built, instructionSet: nativeInstructionSets()[0]! };
  } catch (thrown) {
    return { built, reason: (thrown as Error).message };
  }
}

/**
 * Instruction sets of the native kernels that this machine has, best first.
 *
 * @throws {EspalierError} `BACKEND_UNAVAILABLE` when they are not built or do not load.
 */
export function nativeInstructionSets(): readonly InstructionSet[] {
  return addon().instructionSets;
}

/**
 * The kernels over a memory, those that the addon has in native code and the others in wasm.
 *
 * Results repeat to the bit on machines of one instruction set: `instructionSet`, else the best.
 *
 * @throws {EspalierError} `BACKEND_UNAVAILABLE` when they are not built, do not load, or this machine lacks
 * the instruction set.
 */
export function loadNativeKernels(
  memory: WebAssembly.Memory,
  instructionSet: InstructionSet = nativeInstructionSets()[0]!,
): KernelSet {
  const kernels = addon();
  if (!kernels.instructionSets.includes(instructionSet)) {
    throw backendUnavailable({
      backend: 'wasm+native',
      rule: `run ${instructionSet}`,
      cause: `a machine that has ${kernels.instructionSets.join(', ')}`,
      cure: 'Leave the instruction set out',
    });
  }
  const native = kernels.bind(memory.buffer, instructionSet);
  return { memory, code: { ...loadKernelSet(memory).code, ...native } };
}

function addon(): Addon {
  let cause: unknown = missing();
  try {
    if (cause === undefined) return createRequire(import.meta.url)(nativeKernelsFile) as Addon;
  } catch (thrown) {
    cause = thrown;
  }
  throw backendUnavailable({
    backend: 'wasm+native',
    rule: `load ${nativeKernelsFile}`,
    cause,
    cure: 'Build it: npx nx run tensor:native-kernels',
  });
}

/** Why there is nothing to load: kernels of older sources might read argument blocks as they no longer are. */
function missing(): string | undefined {
  if (!existsSync(nativeKernelsFile)) return 'no such file';
  const { mtimeMs } = statSync(nativeKernelsFile);
  return newestSourceMs() > mtimeMs ? 'a file older than its sources' : undefined;
}

function newestSourceMs(): number {
  if (!existsSync(nativeKernelsSources)) return 0;
  const files = readdirSync(nativeKernelsSources);
  return Math.max(...files.map((file) => statSync(path.join(nativeKernelsSources, file)).mtimeMs));
}
