import { bestKernelBuild, type KernelBuild } from './kernel-set.ts';
import type { StartedBackend } from './started-backend.ts';
import { startWasmEngine } from './wasm-backend.ts';

const buildTexts: Readonly<Record<KernelBuild, string>> = {
  simd: 'SIMD',
  'relaxed-simd': 'relaxed SIMD',
};

/** The wasm backend with the fastest build of the kernels that this process can run. */
export function startWasm(): Promise<StartedBackend> {
  return startedWith(buildTexts[bestKernelBuild()]);
}

/** The wasm backend with the kernels whose results have the same bits on every machine. */
export function startPlainWasm(): Promise<StartedBackend> {
  return startedWith(buildTexts.simd);
}

async function startedWith(detail: string): Promise<StartedBackend> {
  await startWasmEngine();
  return { engine: 'wasm', detail };
}
