import { buildNativeKernels } from '../native-build.ts';
import { nativeKernelsState } from '../native-kernels.ts';
import { runProgram, say } from '../program/run-program.ts';

/** Builds the native kernels anew and says for which instruction set of this machine. */
async function nativeKernels(): Promise<void> {
  say('compiling the native kernels');
  await buildNativeKernels();
  const { instructionSet, reason } = nativeKernelsState();
  say(reason ?? `native kernels run here with ${instructionSet}`);
}

await runProgram(nativeKernels);
