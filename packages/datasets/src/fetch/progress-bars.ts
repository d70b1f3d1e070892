import { MultiBar, type SingleBar } from 'cli-progress';
import type { SourceFile } from './sources.ts';

/** Bars of the files of one set. */
export interface ProgressBars {
  readonly show: (file: SourceFile, received: number) => void;
  readonly stop: () => void;
}

/** One bar a file on the given stream; a stream that is no terminal gets a line every few seconds. */
export function progressBars(stream: NodeJS.WritableStream): ProgressBars {
  const bars = new Map<string, SingleBar>();
  const all = new MultiBar({
    stream,
    format: '{file} [{bar}] {percentage} %, {value} of {total} bytes',
    hideCursor: true,
    noTTYOutput: true,
    notTTYSchedule: 5000,
  });
  return {
    show({ file, bytes }, received) {
      const bar = bars.get(file) ?? all.create(bytes, 0, { file });
      bars.set(file, bar);
      bar.update(received);
    },
    stop: () => all.stop(),
  };
}
