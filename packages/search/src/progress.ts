import { MultiBar } from 'cli-progress';

/** One stage of work as a person watches it. */
export interface StageProgress {
  /** Sets how much is done and what is best so far. */
  update(done: number, note?: string): void;
  finish(note?: string): void;
}

/** Where progress goes. */
export interface Progress {
  /** @param startedMs - When it began, by `performance.now()`; now where absent. */
  stage(name: string, total: number, startedMs?: number): StageProgress;
  /** One line that stays. */
  say(line: string): void;
  /** Gives the terminal back. */
  close(): void;
}

const silent: Progress = {
  stage: () => ({ update: () => undefined, finish: () => undefined }),
  say: () => undefined,
  close: () => undefined,
};

/** Progress on the error stream: live bars on a terminal, plain lines elsewhere, or nothing. */
export function createProgress({ quiet }: { readonly quiet: boolean }): Progress {
  if (quiet) return silent;
  if (process.stderr.isTTY) return liveProgress();
  const say = (line: string): void => void process.stderr.write(`${line}\n`);
  return { say, stage: plainStage, close: () => undefined };
}

function liveProgress(): Progress {
  const bars = new MultiBar({
    format: '{name} {bar} {value}/{total}  {note}  {left}',
    stream: process.stderr,
    hideCursor: true,
    barsize: 24,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    linewrap: false,
    // Ctrl-C is ours: it ends the run in order.
    gracefulExit: false,
  });
  return {
    say: (line) => bars.log(`${line}\n`),
    close: () => bars.stop(),
    stage: (name, total, startedMs) => {
      const clock = stopwatch(total, startedMs);
      const bar = bars.create(total, 0, { name: name.padEnd(9), note: '', left: '' });
      return {
        update: (done, note = '') => bar.update(done, { note, left: clock.left(done) }),
        finish: (note = '') => {
          bar.update(total, { note, left: clock.spent() });
          bar.stop();
        },
      };
    },
  };
}

const plainIntervalMs = 5000;

function plainStage(name: string, total: number, startedMs?: number): StageProgress {
  const clock = stopwatch(total, startedMs);
  let printedAt = -plainIntervalMs;
  const print = (done: number, rest: string): void => {
    printedAt = performance.now();
    process.stderr.write(`${name.padEnd(9)} ${done}/${total}  ${rest}\n`);
  };
  return {
    update: (done, note = '') => {
      if (performance.now() - printedAt < plainIntervalMs) return;
      print(done, `${note}  ${clock.left(done)}`);
    },
    finish: (note = '') => print(total, `${note}  ${clock.spent()}`),
  };
}

function stopwatch(
  total: number,
  start = performance.now(),
): { left: (done: number) => string; spent: () => string } {
  const seconds = (): number => (performance.now() - start) / 1000;
  return {
    left: (done) =>
      done === 0 ? '' : `${formatSeconds((seconds() / done) * (total - done))} left`,
    spent: () => `in ${formatSeconds(seconds())}`,
  };
}

/** A duration as people say it: `42 s`, `3 min 5 s`. */
export function formatSeconds(seconds: number): string {
  const whole = Math.round(seconds);
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}
