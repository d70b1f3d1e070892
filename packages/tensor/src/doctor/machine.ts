import { availableParallelism, cpus, totalmem } from 'node:os';
import { bestKernelBuild } from '../kernel-set.ts';

/** What a machine and its Node offer to backends. */
export interface Machine {
  readonly processor: string;
  readonly cores: number;
  readonly memoryMebibytes: number;
  readonly platform: string;
  readonly node: string;
  /** Whether kernels in WebAssembly can multiply and add in one instruction. */
  readonly relaxedSimd: boolean;
}

/** This machine. */
export function thisMachine(): Machine {
  return {
    processor: cpus()[0]?.model ?? 'unknown',
    cores: availableParallelism(),
    memoryMebibytes: Math.round(totalmem() / 2 ** 20),
    platform: `${process.platform} ${process.arch}`,
    node: process.versions.node,
    relaxedSimd: bestKernelBuild() === 'relaxed-simd',
  };
}
