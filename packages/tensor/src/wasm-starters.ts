import { bestKernelBuild, type KernelBuild } from './kernel-set.ts';
import { buildNativeKernels } from './native-build.ts';
import {
  nativeInstructionSets,
  nativeKernelsState,
  type InstructionSet,
} from './native-kernels.ts';
import type { StartedBackend } from './started-backend.ts';
import { startWasmEngine } from './wasm-backend.ts';

const buildTexts: Readonly<Record<KernelBuild, string>> = {
  simd: 'SIMD',
  'relaxed-simd': 'relaxed SIMD',
};

/** The wasm backend with the fastest build of the kernels that this process can run. */
export function startWasm(): Promise<StartedBackend> {
  const build = bestKernelBuild();
  return startedWith(build, buildTexts[build]);
}

/** The wasm backend with the kernels whose results have the same bits on every machine. */
export function startPlainWasm(): Promise<StartedBackend> {
  return startedWith('simd', buildTexts.simd);
}

const instructionTexts: Readonly<Record<InstructionSet, string>> = {
  avx512: 'AVX-512',
  avx2: 'AVX2',
  sse2: 'SSE2',
  neon: 'NEON',
};

/**
 * The wasm backend with kernels in native code where there are such, compiled now where they are not yet.
 *
 * @throws {EspalierError} `BACKEND_UNAVAILABLE` without a C compiler.
 */
export async function startNativeWasm(): Promise<StartedBackend> {
  if (!nativeKernelsState().built) await buildNativeKernels();
  return startedWith(bestKernelBuild(), instructionTexts[nativeInstructionSets()[0]!]);
}

async function startedWith(build: KernelBuild, detail: string): Promise<StartedBackend> {
  const select = await startWasmEngine();
  return { engine: 'wasm', detail, select: () => select(build) };
}
