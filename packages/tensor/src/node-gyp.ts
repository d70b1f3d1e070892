import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';

/** An addon to be built. */
export interface AddonBuild {
  /** Folder of its `binding.gyp`. */
  readonly folder: string;
  /** Variables of its `binding.gyp`. */
  readonly variables?: Readonly<Record<string, string | number>>;
  /** Beside the environment of this process, such as `CXXFLAGS`. */
  readonly environment?: Readonly<Record<string, string>>;
}

/**
 * Builds a Node addon with node-gyp, from the headers that Node was installed with where they are there.
 *
 * @throws {Error} with the line of the build's answer that names an error.
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
    const { stderr = '', message } = thrown as Error & { stderr?: string };
    const errors = stderr
      .split('\n')
      .filter((line) => /error|not found|ERR! (find|stack)/i.test(line));
    throw new Error(errors[0] ?? message, { cause: thrown });
  }
}

/** Else node-gyp downloads them. */
function headers(): string[] {
  const prefix = path.dirname(path.dirname(process.execPath));
  const found = existsSync(path.join(prefix, 'include/node/node_api.h'));
  return found ? [`--nodedir=${prefix}`] : [];
}
