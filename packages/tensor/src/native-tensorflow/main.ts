import { createRequire } from 'node:module';
import path from 'node:path';
import { EspalierError, z } from '@espalier/protocol';
import { backendUnavailable } from '../backend-unavailable.ts';
import { describeBackend, startBackend } from '../backend.ts';
import { buildAddon } from '../node-gyp.ts';
import { readFlags } from '../program/read-flags.ts';
import { runProgram, say } from '../program/run-program.ts';
import { tensorflowPackage } from '../tensorflow-backend.ts';
import { findWheel } from './find-wheel.ts';
import { linkWheel } from './link-wheel.ts';

const flags = {
  options: {
    wheel: { type: 'string' },
    cuda: { type: 'boolean', default: false },
    force: { type: 'boolean', default: false },
  },
  schema: z.strictObject({
    /** Folder `tensorflow` of an unpacked wheel. */
    wheel: z.string().min(1).exactOptional(),
    /** Whether pip fetches TensorFlow with the libraries of CUDA. */
    cuda: z.boolean(),
    /** Whether an addon that loads is built anew. */
    force: z.boolean(),
  }),
} as const;

/**
 * Builds the addon of the backend `tensorflow` against a TensorFlow wheel for Linux, and starts it.
 *
 * The package's own installer needs an older library from a store of Google's that not every network
 * reaches; the wheel has the same functions.
 */
async function nativeTensorflow(): Promise<void> {
  const { wheel, cuda, force } = readFlags(flags);
  if (!force && (await starts())) {
    say(`${describeBackend()} runs; --force builds it anew`);
    return;
  }
  const folder = packageFolder();
  const dependencies = path.join(folder, 'deps');
  const target = path.join(dependencies, 'wheel');
  const requirement = cuda ? 'tensorflow[and-cuda]' : 'tensorflow-cpu';
  const found = await findWheel({ wheel, target, requirement, say });
  say(`building the addon against ${found}`);
  await linkWheel(found, dependencies);
  await build(folder);
  await startBackend('tensorflow');
  say(`${describeBackend()} runs`);
}

function starts(): Promise<boolean> {
  return startBackend('tensorflow').then(
    () => true,
    () => false,
  );
}

function packageFolder(): string {
  try {
    return path.dirname(
      createRequire(import.meta.url).resolve(`${tensorflowPackage}/package.json`),
    );
  } catch {
    throw new EspalierError(
      'DATA_MISSING',
      `package ${tensorflowPackage} must be installed, but got none. Run npm install --include=optional.`,
    );
  }
}

// The newest version of the interface that tfjs-node 4.22 looks for.
const interfaceVersion = 8;

async function build(folder: string): Promise<void> {
  const variables = {
    module_name: 'tfjs_binding',
    module_path: path.join(folder, `lib/napi-v${interfaceVersion}`),
    napi_build_version: interfaceVersion,
  };
  try {
    // TensorFlow's headers have needed C++17 since 2.12.
    await buildAddon({ folder, variables, environment: { CXXFLAGS: '-std=c++17' } });
  } catch (cause) {
    const cure = 'Install g++ or clang++, make and Python 3';
    throw backendUnavailable({ backend: 'tensorflow', rule: 'compile', cause, cure });
  }
}

await runProgram(nativeTensorflow);
