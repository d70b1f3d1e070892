import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { EspalierError } from '@espalier/protocol';
import type { Life } from './life.ts';

/** When a process is killed: so long after its start, or after it said that it is ready, or never. */
export interface Death {
  readonly after: 'start' | 'ready' | 'never';
  readonly ms: number;
}

/** What a process left. */
export interface Left {
  /** Numbers of the trials that it acknowledged. */
  readonly acknowledged: readonly number[];
  /** False where it ended by itself before it was killed. */
  readonly killed: boolean;
}

/**
 * Lives a life in a process of its own and kills it with SIGKILL at a given moment.
 *
 * @throws {EspalierError} `WORKER_DIED` with its error output where the process failed by itself.
 */
export function liveAndKill(life: Life, death: Death): Promise<Left> {
  const main = fileURLToPath(new URL('process.js', import.meta.url));
  const child = spawn(process.execPath, [main, JSON.stringify(life)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let errors = '';
  let timer: NodeJS.Timeout | undefined;
  const kill = (): void => void (timer ??= setTimeout(() => child.kill('SIGKILL'), death.ms));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    if (death.after === 'ready') kill();
  });
  if (death.after === 'start') kill();
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      if (signal === null && code !== 0) reject(new EspalierError('WORKER_DIED', errors));
      else resolve({ acknowledged: numbersIn(output), killed: signal === 'SIGKILL' });
    });
  });
}

/** The last line is left out where it does not end: half a number is another number. */
function numbersIn(output: string): number[] {
  const lines = output.split('\n').slice(0, -1);
  return lines.filter((line) => /^\d+$/.test(line)).map(Number);
}
