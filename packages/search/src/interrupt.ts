/**
 * A signal that Ctrl-C or a polite kill raises once; a second Ctrl-C ends the process at once.
 *
 * @returns the signal and a function that gives Ctrl-C its usual meaning back.
 */
export function watchInterrupt(): { readonly signal: AbortSignal; readonly release: () => void } {
  const controller = new AbortController();
  const stop = (): void => {
    if (controller.signal.aborted) process.exit(130);
    controller.abort();
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  return {
    signal: controller.signal,
    release: () => {
      process.off('SIGINT', stop);
      process.off('SIGTERM', stop);
    },
  };
}
