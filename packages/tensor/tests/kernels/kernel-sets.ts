import { kernelBuilds, loadKernelSet, type KernelSet } from '../../src/kernel-set.ts';
import {
  loadNativeKernels,
  nativeInstructionSets,
  nativeKernelsState,
} from '../../src/native-kernels.ts';

type Named = readonly [build: string, set: KernelSet];

const pages = 1024; // of 64 KiB each

function memory(): WebAssembly.Memory {
  return new WebAssembly.Memory({ initial: pages });
}

/** One set for each instruction set that this machine has; none where the native kernels are not built. */
function nativeSets(): Named[] {
  const { reason } = nativeKernelsState();
  if (reason === undefined) {
    return nativeInstructionSets().map((name) => [name, loadNativeKernels(memory(), name)]);
  }
  process.stderr.write(`native kernels are not tested: ${reason}\n`);
  return [];
}

/** Every build of the kernels by name, each over a memory of its own of 64 MiB. */
export const kernelSets: readonly Named[] = [
  ...kernelBuilds.map((build): Named => [build, loadKernelSet(memory(), build)]),
  ...nativeSets(),
];
