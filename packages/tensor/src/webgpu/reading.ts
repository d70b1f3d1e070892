import * as tf from '@tensorflow/tfjs-core';
import { EspalierError } from '@espalier/protocol';
import type { DawnTurns } from './dawn-turns.ts';

/** A buffer of WebGPU, as far as it is read here. */
interface MappableBuffer {
  readonly size: number;
  readonly mapState: 'unmapped' | 'pending' | 'mapped';
  mapAsync(mode: number): Promise<undefined>;
  getMappedRange(): ArrayBuffer;
  unmap(): void;
}

/** The parts of the TensorFlow.js backend that reading takes; its own types hide some. */
export interface WebgpuBackend extends tf.KernelBackend {
  readonly tensorMap: {
    get(id: tf.DataId): {
      readonly values?: tf.BackendValues | null;
      readonly dtype: tf.DataType;
      readonly resource: MappableBuffer;
    };
  };
  readonly bufferManager: {
    acquireBuffer(size: number, usage: number): MappableBuffer;
    releaseBuffer(buffer: MappableBuffer): void;
  };
  readonly commandEncoder: {
    copyBufferToBuffer(...copy: [MappableBuffer, number, MappableBuffer, number, number]): void;
  };
  ensureCommandEncoderReady(): void;
  endComputePassEncoder(): void;
  submitQueue(): void;
  convertAndCacheOnCPU(id: tf.DataId, values: tf.BackendValues): void;
}

// GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST and GPUMapMode.READ of the WebGPU standard, 5.1.2 and 5.3.
const usageToRead = 0x0001 | 0x0008;
const modeToRead = 0x0001;

/**
 * Reads a tensor of the GPU at once.
 *
 * TensorFlow.js does it over a canvas, which Node lacks; Dawn's turns are taken here until the values
 * are there.
 */
export function readAtOnce(
  backend: WebgpuBackend,
  id: tf.DataId,
  turns: DawnTurns,
): tf.BackendValues {
  const { values, dtype, resource } = backend.tensorMap.get(id);
  if (values) return values;
  const staging = backend.bufferManager.acquireBuffer(resource.size, usageToRead);
  backend.ensureCommandEncoderReady();
  backend.endComputePassEncoder();
  backend.commandEncoder.copyBufferToBuffer(resource, 0, staging, 0, resource.size);
  backend.submitQueue();
  wait(staging, turns);
  const copied = staging.getMappedRange().slice(0);
  staging.unmap();
  backend.bufferManager.releaseBuffer(staging);
  const read = tf.util.convertBackendValuesAndArrayBuffer(copied, dtype);
  backend.convertAndCacheOnCPU(id, read);
  return read;
}

function wait(staging: MappableBuffer, turns: DawnTurns): void {
  // A device that was lost refuses: the state says so before the promise can.
  turns.within(() => staging.mapAsync(modeToRead)).catch(() => undefined);
  while (staging.mapState === 'pending' && turns.take());
  if (staging.mapState === 'mapped') return;
  throw new EspalierError(
    'BACKEND_UNAVAILABLE',
    `the GPU must hand values back, but got none. Start a new worker.`,
  );
}
