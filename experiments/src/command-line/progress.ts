/** Where an experiment says how far it is. */
export type Progress = (done: number, total: number, note: string) => void;

/** No progress at all. */
export const silent: Progress = () => undefined;

const plainIntervalMs = 10_000;

/**
 * One line on the error stream: rewritten in place on a terminal, elsewhere a line each ten seconds.
 */
export function createProgress(name: string, stream = process.stderr): Progress {
  const startedAt = performance.now();
  let printedAt = -Infinity;
  return (done, total, note) => {
    const now = performance.now();
    const isLast = done === total;
    if (!stream.isTTY && !isLast && now - printedAt < plainIntervalMs) return;
    printedAt = now;
    const left = ((now - startedAt) / 1000 / Math.max(done, 1)) * (total - done);
    const time = done === 0 ? '' : isLast ? 'done' : `${Math.round(left)} s left`;
    const line = `${name}  ${done}/${total}  ${note}  ${time}`;
    stream.write(stream.isTTY ? `\r\u001b[2K${line}${isLast ? '\n' : ''}` : `${line}\n`);
  };
}
