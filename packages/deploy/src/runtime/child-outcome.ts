import type { ChildProcess } from 'node:child_process';
import { EspalierError } from '@espalier/protocol';
import { runtimeFailed } from './runtime-failed.ts';

/** When to give up on a child process. */
export interface ChildLimits {
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
}

const keptLines = 8;

/**
 * The one message that a child process answers to `request`.
 *
 * @throws {EspalierError} `RUNTIME_FAILED` with the last lines of its standard error when it ends
 *   without an answer or takes longer than `timeoutMs`; `CANCELLED` after `signal`.
 */
export async function outcomeOf(
  child: ChildProcess,
  request: object,
  { timeoutMs, signal }: ChildLimits,
): Promise<unknown> {
  const stderr: string[] = [];
  child.stderr?.setEncoding('utf8').on('data', (text: string) => stderr.push(text));
  const { promise, resolve, reject } = withResolvers();
  const cancel = (): void =>
    reject(new EspalierError('CANCELLED', 'The run was stopped on request.'));
  const timer = setTimeout(
    () => reject(runtimeFailed(`answer within ${timeoutMs} ms`, 'no answer')),
    timeoutMs,
  );
  child.once('message', resolve);
  child.once('error', reject);
  child.once('close', (code, signalName) => reject(died(code ?? signalName, stderr)));
  signal?.addEventListener('abort', cancel, { once: true });
  if (signal?.aborted) cancel();
  else child.send(request, (error) => error && reject(error));
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', cancel);
  }
}

function withResolvers(): {
  promise: Promise<unknown>;
  resolve: (value: unknown) => void;
  reject: (reason: unknown) => void;
} {
  let resolve!: (value: unknown) => void;
  let reject!: (reason: unknown) => void;
  const promise = new Promise<unknown>((onValue, onReason) => {
    resolve = onValue;
    reject = onReason;
  });
  return { promise, resolve, reject };
}

function died(exit: number | string | null, stderr: readonly string[]): EspalierError {
  const lines = stderr.join('').trim().split('\n').slice(-keptLines);
  const got = `exit ${exit ?? 'unknown'}: ${lines.join(' | ')}`;
  return runtimeFailed('stay alive until it answers', got, { exit, lines });
}
