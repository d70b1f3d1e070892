import { cp, mkdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { backendUnavailable } from './backend-unavailable.ts';
import { nativeKernelsFile, nativeKernelsSources } from './native-kernels.ts';
import { buildAddon } from './node-gyp.ts';

const target = path.dirname(nativeKernelsFile);
const lock = path.join(target, 'building');
const pollMs = 200;
// Longer than any build takes: a lock of this age was left by a process that was killed.
const lockAgeMs = 600_000;

/**
 * Compiles the native kernels with node-gyp: needs a C compiler, make and Python on Linux or macOS.
 *
 * One process builds at a time; another that asks meanwhile waits and takes what was built.
 *
 * @throws {EspalierError} `BACKEND_UNAVAILABLE` with the compiler's answer.
 */
export async function buildNativeKernels(): Promise<void> {
  requirePlatform();
  await mkdir(target, { recursive: true });
  if (!(await takeLock())) return;
  try {
    await build();
  } finally {
    await rm(lock, { recursive: true, force: true });
  }
}

function requirePlatform(): void {
  const here = `${process.platform}-${process.arch}`;
  if (/^(linux|darwin)-(x64|arm64)$/.test(here)) return;
  throw refusal(here, 'Run it on Linux or macOS, x64 or arm64');
}

/** Whether this process is to build; false when another one just has. */
async function takeLock(): Promise<boolean> {
  let waited = false;
  for (;;) {
    const taken = await mkdir(lock).then(
      () => true,
      () => false,
    );
    if (taken && waited && (await ageMs(nativeKernelsFile)) < lockAgeMs) {
      await rm(lock, { recursive: true, force: true });
      return false;
    }
    if (taken) return true;
    waited = true;
    if ((await ageMs(lock)) > lockAgeMs) await rm(lock, { recursive: true, force: true });
    await sleep(pollMs);
  }
}

function ageMs(file: string): Promise<number> {
  return stat(file).then(
    ({ mtimeMs }) => Date.now() - mtimeMs,
    () => (file === lock ? 0 : Infinity),
  );
}

/** Builds in a copy, so that a failure leaves what was there and no reader sees half a file. */
async function build(): Promise<void> {
  const folder = path.join(lock, 'native');
  await cp(nativeKernelsSources, folder, { recursive: true });
  try {
    await buildAddon({ folder });
  } catch (thrown) {
    throw refusal(thrown, 'Install gcc or clang, make and Python 3');
  }
  await rename(path.join(folder, 'build/Release/kernels.node'), nativeKernelsFile);
}

function refusal(cause: unknown, cure: string): Error {
  return backendUnavailable({ backend: 'wasm+native', rule: 'compile', cause, cure });
}
