import { createRequire } from 'node:module';
import * as tf from '@tensorflow/tfjs-core';
import { backendUnavailable } from '../backend-unavailable.ts';
import { correctAveragePoolGradient } from '../average-pool-gradient.ts';
import { reluGradients } from '../relu-gradients.ts';
import type { StartedBackend } from '../started-backend.ts';
import { DawnTurns } from './dawn-turns.ts';
import { readAtOnce, type WebgpuBackend } from './reading.ts';

// Optional and native: their absence is an answer, so they are asked for at run time by name.
const dawnPackage = 'webgpu';
const kernelsPackage = '@tensorflow/tfjs-backend-webgpu';

const driverCure =
  'Install a Vulkan loader and the driver of a GPU (on Debian: libvulkan1 and mesa-vulkan-drivers)';

/**
 * Starts the WebGPU backend of TensorFlow.js over Dawn, from the optional packages `webgpu` and
 * `@tensorflow/tfjs-backend-webgpu`.
 *
 * A driver in software counts as a GPU; it is named as the adapter and slower than wasm.
 *
 * @throws {EspalierError} `BACKEND_UNAVAILABLE` without the packages, a Vulkan driver or an adapter.
 */
export async function startWebgpu(): Promise<StartedBackend> {
  const turns = new DawnTurns();
  const { dawn, WebGPUBackend } = await loadPackages();
  Object.assign(globalThis, dawn.globals);
  const gpu = dawn.create([]);
  const adapter = await turns.within(() => gpu.requestAdapter());
  if (adapter === null) throw noAdapter();
  // The constructor asks for it, and Dawn ends with the last reference to its instance.
  offer(gpu);
  const device = await turns.within(() =>
    adapter.requestDevice({ requiredLimits: limitsOf(adapter) }),
  );
  turns.release();
  const backend = new WebGPUBackend(device, adapter.info);
  backend.readSync = (id: tf.DataId) => readAtOnce(backend, id, turns);
  tf.registerBackend('webgpu', () => backend);
  await tf.setBackend('webgpu');
  correctAveragePoolGradient('webgpu');
  for (const gradient of reluGradients) tf.registerGradient(gradient);
  return { engine: 'webgpu', detail: adapter.info.description || adapter.info.vendor };
}

interface Adapter {
  readonly info: { readonly vendor: string; readonly description: string };
  readonly limits: Readonly<Record<string, number>>;
  requestDevice(options: { requiredLimits: Record<string, number> }): Promise<object>;
}

interface Gpu {
  requestAdapter(): Promise<Adapter | null>;
}

interface Packages {
  readonly dawn: { readonly globals: object; readonly create: (flags: string[]) => Gpu };
  readonly WebGPUBackend: new (
    device: object,
    info: object,
  ) => WebgpuBackend & {
    readSync: (id: tf.DataId) => tf.BackendValues;
  };
}

async function loadPackages(): Promise<Packages> {
  try {
    const dawn = (await import(dawnPackage)) as Packages['dawn'];
    // Loaded before a GPU is offered to it, or it would register a backend of its own.
    const kernels = createRequire(import.meta.url)(kernelsPackage) as Pick<
      Packages,
      'WebGPUBackend'
    >;
    return { dawn, WebGPUBackend: kernels.WebGPUBackend };
  } catch (cause) {
    const rule = `load ${dawnPackage} and ${kernelsPackage}`;
    const cure = `Install them: npm install ${dawnPackage}@0.6.2 ${kernelsPackage}@4.22.0`;
    throw backendUnavailable({ backend: 'webgpu', rule, cause, cure });
  }
}

function noAdapter(): Error {
  return backendUnavailable({
    backend: 'webgpu',
    rule: 'find an adapter',
    cause: 'none',
    cure: driverCure,
  });
}

function offer(gpu: Gpu): void {
  const navigator = (globalThis as { navigator?: object }).navigator ?? {};
  Object.defineProperty(navigator, 'gpu', { value: gpu, configurable: true });
  Object.defineProperty(globalThis, 'navigator', { value: navigator, configurable: true });
}

/** What TensorFlow.js asks of a device beyond the least that every device has. */
const raisedLimits = [
  'maxComputeWorkgroupStorageSize',
  'maxComputeWorkgroupsPerDimension',
  'maxStorageBufferBindingSize',
  'maxBufferSize',
  'maxComputeWorkgroupSizeX',
  'maxComputeInvocationsPerWorkgroup',
] as const;

function limitsOf({ limits }: Adapter): Record<string, number> {
  return Object.fromEntries(raisedLimits.map((name) => [name, limits[name]!]));
}
