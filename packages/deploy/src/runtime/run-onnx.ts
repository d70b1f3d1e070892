import { fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { EspalierError } from '@espalier/protocol';
import { outcomeOf } from './child-outcome.ts';
import {
  replySchema,
  resultSchemas,
  type RequestKind,
  type RequestOf,
  type ResultOf,
} from './protocol.ts';
import { runtimeFailed } from './runtime-failed.ts';

/** How long a request may take, and how to stop it earlier. */
export interface RunLimits {
  /** Default 120 000. */
  readonly timeoutMs?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Node runs JavaScript alone, so the child is the built file also when this one runs from source. */
const childFile = fileURLToPath(new URL('../../dist/runtime/child.js', import.meta.url));

/**
 * The answer of ONNX Runtime to one request, from a child process of its own.
 *
 * A crash, a hang or an `abort` inside the runtime ends the child and becomes an error here.
 *
 * @throws {EspalierError} `RUNTIME_FAILED` when the runtime refuses the file, or the child dies or
 *   takes longer than `timeoutMs`; `CANCELLED` after `signal`.
 */
export async function runOnnx<K extends RequestKind>(
  request: RequestOf<K>,
  { timeoutMs = 120_000, signal }: RunLimits = {},
): Promise<ResultOf<K>> {
  if (!existsSync(childFile)) {
    throw runtimeFailed('have its child process built', 'no file. Run: npx nx build deploy');
  }
  const child = fork(childFile, {
    execArgv: [],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  try {
    const message = await outcomeOf(child, request, { timeoutMs, signal });
    const reply = replySchema.parse(message);
    if (!reply.ok) throw runtimeFailed(`run the ${request.kind} request`, reply.message);
    return resultSchemas[request.kind].parse(reply.result) as ResultOf<K>;
  } catch (thrown) {
    throw EspalierError.from(thrown, 'RUNTIME_FAILED');
  } finally {
    child.kill('SIGKILL');
  }
}
