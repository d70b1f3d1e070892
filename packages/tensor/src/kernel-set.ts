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

// (func (param v128 v128 v128) (result v128) (f32x4.relaxed_madd ...)): valid where V8 has relaxed SIMD.
const relaxedFunction = Uint8Array.from([
  ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
  ...[0x01, 0x08, 0x01, 0x60, 0x03, 0x7b, 0x7b, 0x7b, 0x01, 0x7b],
  ...[0x03, 0x02, 0x01, 0x00],
  ...[0x0a, 0x0d, 0x01, 0x0b, 0x00, 0x20, 0x00, 0x20, 0x01, 0x20, 0x02, 0xfd, 0x85, 0x02, 0x0b],
]);

/**
 * The fastest build that this process can run: `relaxed-simd` (fused multiply-add) from Node 20 on.
 *
 * @see https://github.com/WebAssembly/relaxed-simd
 */
export function bestKernelBuild(): KernelBuild {
  if (WebAssembly.validate(relaxedFunction)) return 'relaxed-simd';
  // Node 20 has relaxed SIMD behind a flag, which counts for modules compiled after it in any thread.
  setFlagsFromString('--experimental-wasm-relaxed-simd');
  return WebAssembly.validate(relaxedFunction) ? 'relaxed-simd' : 'simd';
}

/**
 * Instantiates the kernels over a memory.
 *
 * @throws {EspalierError} `BACKEND_UNAVAILABLE` when they are not built or the machine lacks the instructions.
 */
export function loadKernelSet(
  memory: WebAssembly.Memory,
  build: KernelBuild = bestKernelBuild(),
): KernelSet {
  if (build === 'relaxed-simd') bestKernelBuild();
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
