import * as tf from '@tensorflow/tfjs-core';
import { EspalierError } from '@espalier/protocol';

let dead = false;

/**
 * True once a kernel was broken off by the end of the wasm memory.
 *
 * Such a backend never works again: the thread that holds it should report its error and exit.
 */
export function isBackendDead(): boolean {
  return dead;
}

/** The error of a backend that ran out of memory; from then on the backend counts as dead. */
export function outOfMemory(cause: unknown): EspalierError {
  dead = true;
  const megabytes = Math.round(tf.memory().numBytes / 2 ** 20);
  return new EspalierError(
    'OUT_OF_MEMORY',
    `tensors must fit into the 4096 MiB of a wasm memory, but got "${messageOf(cause)}" with ` +
      `${megabytes} MiB in tensors. Use fewer images per batch or a smaller network, in a new worker.`,
    { megabytes },
  );
}

/**
 * Makes every kernel of the backend throw `OUT_OF_MEMORY` where it traps or the backend is dead.
 *
 * Call it last: kernels registered afterwards are not guarded.
 */
export function guardKernels(backendName: string): void {
  for (const config of tf.getKernelsForBackend(backendName)) {
    const run = config.kernelFunc;
    config.kernelFunc = (call) => {
      if (dead) throw outOfMemory('the backend is dead');
      try {
        return run(call);
      } catch (thrown) {
        throw thrown instanceof WebAssembly.RuntimeError ? outOfMemory(thrown) : thrown;
      }
    };
  }
}

/** An allocator that throws `OUT_OF_MEMORY` instead of handing out address 0. */
export function guardedAllocator(allocate: (bytes: number) => number): (bytes: number) => number {
  return (bytes) => {
    let place: number;
    try {
      place = allocate(bytes);
    } catch (thrown) {
      throw outOfMemory(thrown);
    }
    if (place === 0 && bytes > 0) throw outOfMemory(`no room for ${bytes} bytes`);
    return place;
  };
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
