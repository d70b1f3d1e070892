import { readFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { EspalierError } from '@espalier/protocol';
import type { KernelName, Pointer } from './kernel-arguments.ts';

/** Ways in which the kernels are built; all give the same results within rounding. */
export const kernelBuilds = ['simd', 'relaxed-simd'] as const;
export type KernelBuild = (typeof kernelBuilds)[number];

/** Kernels over one memory; each is called with the place of its argument block. */
export interface KernelSet {
  readonly memory: WebAssembly.Memory;
  readonly code: Readonly<Record<KernelName, (block: Pointer) => void>>;
}

// The same places whether this file runs as source or as build output.
const files: Readonly<Record<KernelBuild, URL>> = {
  simd: new URL('../dist/kernels.wasm', import.meta.url),
  'relaxed-simd': new URL('../dist/kernels-relaxed.wasm', import.meta.url),
};

/**
 * Instantiates the kernels over a memory.
 *
 * @throws {EspalierError} `BACKEND_UNAVAILABLE` when they are not built or the machine lacks the instructions.
 */
export function loadKernelSet(memory: WebAssembly.Memory, build: KernelBuild): KernelSet {
  // Node 20 has relaxed SIMD behind a flag, which counts for modules compiled after it.
  if (build === 'relaxed-simd') setFlagsFromString('--experimental-wasm-relaxed-simd');
  try {
    const module = new WebAssembly.Module(readFileSync(files[build]));
    const { exports } = new WebAssembly.Instance(module, { env: { memory } });
    return { memory, code: exports as unknown as KernelSet['code'] };
  } catch (thrown) {
    throw new EspalierError(
      'BACKEND_UNAVAILABLE',
      `kernels (${build}) must load from ${files[build].pathname}, but got "${String(thrown)}". ` +
        'Build them: npx nx run tensor:kernels',
    );
  }
}
