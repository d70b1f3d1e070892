import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Root of the workspace. */
export const workspace = fileURLToPath(new URL('../../', import.meta.url));

/** What a process left when it ended. */
export interface Ended {
  /** Exit code; null where a signal ended the process. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A process that a user would have started in a terminal. */
export interface Started {
  readonly ended: Promise<Ended>;
  /** Sends a signal to the process and all its children, as a terminal does. */
  signal(name: NodeJS.Signals): void;
}

/** Starts the built command line of package `search`, in `folder`. */
export function startSearch(words: readonly string[], folder: string): Started {
  const main = `${workspace}packages/search/dist/main.js`;
  return start([process.execPath, main, ...words], folder);
}

/** {@link startSearch}, and waits until it has ended. */
export function search(words: readonly string[], folder: string): Promise<Ended> {
  return startSearch(words, folder).ended;
}

/**
 * Runs `nx run <words>` in the workspace and waits until it has ended.
 *
 * Without the builds that the target depends on: they are done, and Nx would put `dist` folders
 * anew from its cache under the feet of the other tests.
 */
export function nxRun(words: readonly string[]): Promise<Ended> {
  const nx = `${workspace}node_modules/nx/dist/bin/nx.js`;
  const command = [process.execPath, nx, 'run', '--excludeTaskDependencies', ...words];
  return start(command, workspace).ended;
}

/** Starts a process in a group of its own. */
export function start([program, ...words]: readonly string[], folder: string): Started {
  const child = spawn(program!, words, {
    cwd: folder,
    detached: true,
    env: userEnvironment(),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  return {
    ended: new Promise((resolve, reject) => {
      child.on('error', reject);
      child.on('close', (code) => resolve({ code, stdout, stderr }));
    }),
    signal: (name) => void process.kill(-child.pid!, name),
  };
}

// What Nx and Vitest set for their own children would change how a nested Nx and a plain Node behave.
function userEnvironment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(
    ([name]) => !/^(NX_|VITEST|npm_|NODE_OPTIONS$|NODE_ENV$|FORCE_COLOR$)/.test(name),
  );
  return { ...Object.fromEntries(own), NX_DAEMON: 'false', NO_COLOR: '1', CI: 'true' };
}
