import { kernelBuilds, loadKernelSet, type KernelSet } from '../../src/kernel-set.ts';

const pages = 1024; // of 64 KiB each

/** Every build of the kernels by name, each over a memory of its own of 64 MiB. */
export const kernelSets: readonly (readonly [build: string, set: KernelSet])[] = kernelBuilds.map(
  (build) => [build, loadKernelSet(new WebAssembly.Memory({ initial: pages }), build)],
);
