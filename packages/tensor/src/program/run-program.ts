import { EspalierError } from '@espalier/protocol';

/** Runs a program; an error of ours is printed without its stack, and the exit code says that there was one. */
export async function runProgram(program: () => Promise<void>): Promise<void> {
  try {
    await program();
  } catch (thrown) {
    process.exitCode = 1;
    process.stderr.write(`${textOf(thrown)}\n`);
  }
}

function textOf(thrown: unknown): string {
  if (thrown instanceof EspalierError) return `${thrown.code}: ${thrown.message}`;
  return thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
}

/** A line of progress, on the error stream so that results can be piped. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
