import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';
import { EspalierError } from '@espalier/protocol';

/** An addon to be built. */
export interface AddonBuild {
  /** Folder of its `binding.gyp`. */
  readonly folder: string;
  /** Variables of its `binding.gyp`. */
  readonly variables?: Readonly<Record<string, string | number>>;
  /** Beside the environment of this process, such as `CXXFLAGS`. */
  readonly environment?: Readonly<Record<string, string>>;
}

const shownLines = 12;

/**
 * Builds a Node addon with node-gyp, from the headers that Node was installed with where they are there.
 *
 * @throws {EspalierError} `BACKEND_UNAVAILABLE` with the last lines of the build when it fails.
 */
export async function buildAddon(build: AddonBuild): Promise<void> {
  const { folder, variables = {}, environment = {} } = build;
  const program = createRequire(import.meta.url).resolve('node-gyp/bin/node-gyp.js');
  const options = Object.entries(variables).map(([name, value]) => `--${name}=${value}`);
  try {
    await promisify(execFile)(process.execPath, [program, 'rebuild', ...headers(), ...options], {
      cwd: folder,
      env: { ...process.env, ...environment },
      maxBuffer: 2 ** 26,
    });
  } catch (thrown) {
    const { stderr, message } = thrown as Error & { stderr?: string };
    const lines = (stderr ?? message).trim().split('\n').slice(-shownLines).join('\n');
    throw new EspalierError(
      'BACKEND_UNAVAILABLE',
      `the addon in ${folder} must be built by node-gyp, but got:\n${lines}\n` +
        'It needs Python 3, make and a C++ compiler (on Debian: build-essential).',
    );
  }
}

/** Else node-gyp downloads them. */
function headers(): string[] {
  const prefix = path.dirname(path.dirname(process.execPath));
  const found = existsSync(path.join(prefix, 'include/node/node_api.h'));
  return found ? [`--nodedir=${prefix}`] : [];
}
