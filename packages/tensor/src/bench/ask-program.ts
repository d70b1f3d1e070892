import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { EspalierError } from '@espalier/protocol';

/**
 * Runs a program with a JSON value on its standard input and gives the JSON value that it writes.
 *
 * @throws {EspalierError} `INTERNAL` with the last lines of its errors when it fails.
 */
export async function askProgram(
  command: string,
  args: readonly string[],
  given: unknown,
): Promise<unknown> {
  const child = spawn(command, args, { stdio: 'pipe' });
  const ended = new Promise<number | string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code) => resolve(code ?? 'a signal'));
  });
  child.stdin.on('error', () => undefined).end(JSON.stringify(given));
  const [output, errors, end] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  if (end === 0) return JSON.parse(output) as unknown;
  throw new EspalierError(
    'INTERNAL',
    `${command} must end with 0, but got ${end}: ${errors.trim().split('\n').slice(-2).join(' ')}`,
  );
}
