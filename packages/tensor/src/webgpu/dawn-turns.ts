/**
 * The turns of the event loop in which Dawn hands on results, for callers that cannot wait for one.
 *
 * Dawn asks for each turn by the global `setImmediate`, from within the turn before. That function is
 * replaced while calls into Dawn run and at no other time, so that other users of it see nothing.
 */
export class DawnTurns {
  #next: (() => void) | undefined;
  #holdsProcess = true;

  /** Runs `act`, which calls into Dawn, and keeps the turn that it asks for. */
  within<T>(act: () => T): T {
    const setImmediate = globalThis.setImmediate;
    const keep = (turn: () => void): NodeJS.Immediate => {
      this.#next = turn;
      const immediate = setImmediate(() => this.#run(turn));
      return this.#holdsProcess ? immediate : immediate.unref();
    };
    globalThis.setImmediate = keep as typeof setImmediate;
    try {
      return act();
    } finally {
      globalThis.setImmediate = setImmediate;
    }
  }

  /** Takes Dawn's next turn now; false where it asked for none. */
  take(): boolean {
    if (this.#next === undefined) return false;
    this.#run(this.#next);
    return true;
  }

  /** From now on Dawn's turns, which never end, do not keep the process alive. */
  release(): void {
    this.#holdsProcess = false;
  }

  /** Each turn once, whether the event loop or a caller comes first. */
  #run(turn: () => void): void {
    if (this.#next !== turn) return;
    this.#next = undefined;
    this.within(turn);
  }
}
