import { commands } from './commands.ts';
import { requestSchema, type RuntimeReply, type RuntimeRequest } from './protocol.ts';

/**
 * Entry of the child process: answers one request over IPC and ends.
 *
 * A process and not a thread, because ending a thread inside a native kernel aborts the program.
 */
async function answer(message: unknown): Promise<RuntimeReply> {
  try {
    return { ok: true, result: await run(requestSchema.parse(message)) };
  } catch (thrown) {
    return { ok: false, message: thrown instanceof Error ? thrown.message : String(thrown) };
  }
}

function run(request: RuntimeRequest): Promise<unknown> {
  const command = commands[request.kind] as (given: RuntimeRequest) => Promise<unknown>;
  return command(request);
}

process.once('message', (message) => {
  void answer(message).then((reply) =>
    process.send!(reply, undefined, {}, () => process.disconnect()),
  );
});
