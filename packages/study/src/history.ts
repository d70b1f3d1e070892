import type { Trial } from '@espalier/protocol';

/** The recorded trials of a study, with what is asked of them often. */
export class History {
  /** In the order of the journal. */
  readonly trials: Trial[] = [];
  readonly #byNumber = new Map<number, Trial>();
  readonly #byPrint = new Map<string, Trial[]>();
  /** Sum of `costSeconds`. */
  costSeconds = 0;

  add(trial: Trial): void {
    this.trials.push(trial);
    this.#byNumber.set(trial.number, trial);
    const { fingerprint } = trial;
    const equal = this.#byPrint.get(fingerprint);
    if (equal === undefined) this.#byPrint.set(fingerprint, [trial]);
    else equal.push(trial);
    this.costSeconds += trial.costSeconds ?? 0;
  }

  numbered(number: number): Trial | undefined {
    return this.#byNumber.get(number);
  }

  /** Recorded trials of one canonical architecture, in order. */
  equalTo(fingerprint: string): readonly Trial[] {
    return this.#byPrint.get(fingerprint) ?? [];
  }

  /** The trial whose training a chain of `continues` began with. */
  rootOf(trial: { readonly number: number; readonly continues?: number | undefined }): number {
    const { continues } = trial;
    if (continues === undefined) return trial.number;
    return this.rootOf(this.numbered(continues) ?? { number: continues });
  }
}
