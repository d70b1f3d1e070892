import { readFileSync } from 'node:fs';
import { EspalierError } from '@espalier/protocol';

/** Byte offset into the memory that kernels and backend share. */
export type Pointer = number;

type Kernel = (...operands: number[]) => void;

/** Exports of `kernels.wasm`; operands, equations and shapes stand at the functions in `assembly/`. */
export interface KernelCode {
  readonly convolutionFilterGradient: Kernel;
  readonly depthwiseConvolution: Kernel;
  readonly depthwiseFilterGradient: Kernel;
  readonly depthwiseInputGradient: Kernel;
  readonly packPanels: Kernel;
  readonly productOfPanels: Kernel;
  readonly productOfTransposed: Kernel;
}

// The same place whether this file runs as source or as build output.
const file = new URL('../dist/kernels.wasm', import.meta.url);

/**
 * Instantiates the kernels of this package over the memory of a backend.
 *
 * @throws {EspalierError} `BACKEND_UNAVAILABLE` when the kernels are not built.
 */
export function loadKernelCode(memory: WebAssembly.Memory): KernelCode {
  const { exports } = new WebAssembly.Instance(readModule(), { env: { memory } });
  return exports as unknown as KernelCode;
}

function readModule(): WebAssembly.Module {
  try {
    return new WebAssembly.Module(readFileSync(file));
  } catch (thrown) {
    throw new EspalierError(
      'BACKEND_UNAVAILABLE',
      `kernels of the wasm backend must be at ${file.pathname}, but got "${String(thrown)}". ` +
        'Build them: npx nx run tensor:kernels',
    );
  }
}
