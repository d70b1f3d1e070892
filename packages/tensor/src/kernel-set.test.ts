import { Worker } from 'node:worker_threads';
import { EspalierError } from '@espalier/protocol';
import { describe, expect, it } from 'vitest';
import { bestKernelBuild, kernelBuilds, loadKernelSet } from './kernel-set.ts';

const onePage = (): WebAssembly.Memory => new WebAssembly.Memory({ initial: 1, maximum: 1 });

describe('kernel set', () => {
  it.each(kernelBuilds)('loads as %s build over a memory of fixed size', (build) => {
    const memory = onePage();
    const { code } = loadKernelSet(memory, build);
    expect(code.convolutionForward).toBeTypeOf('function');
    expect(memory.buffer.byteLength).toBe(65536);
  });

  it('prefers fused multiply-add where this process has it', () => {
    expect(bestKernelBuild()).toBe('relaxed-simd');
  });

  it('refuses a memory that is none', () => {
    expect(() => loadKernelSet({} as WebAssembly.Memory, 'simd')).toThrow(EspalierError);
  });

  it('lets threads that start later compile relaxed SIMD as well', async () => {
    bestKernelBuild();
    const url = new URL('../dist/kernels-relaxed.wasm', import.meta.url).href;
    const script = `
      const { readFileSync } = require('node:fs');
      const { parentPort } = require('node:worker_threads');
      parentPort.postMessage(WebAssembly.validate(readFileSync(new URL(${JSON.stringify(url)}))));`;
    const worker = new Worker(script, { eval: true });
    const valid = await new Promise((resolve) => worker.once('message', resolve));
    await worker.terminate();
    expect(valid).toBe(true);
  });
});
