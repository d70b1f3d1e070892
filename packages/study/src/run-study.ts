import { EspalierError, type Json, type Trial } from '@espalier/protocol';
import { stream } from '@espalier/random';
import { validate, type Genotype } from '@espalier/space';
import { runTrial } from './run-trial.ts';
import type { StudyPlan, StudyRun } from './study.ts';

/**
 * Runs a study to its budget: ask, price, evaluate, tell, in trial order.
 *
 * Trial n is proposed when all trials up to n - lag are finished, from the strategy's state after
 * exactly those, and compared with exactly those in halving. Finished trials are recorded in
 * order. So the same plan gives the same trials for any number of workers and across a resume,
 * which replays the recorded trials and checks that the strategy proposes them again.
 *
 * @returns all trials, recovered ones included.
 * @throws {EspalierError} `CANCELLED` after `signal`, with every finished prefix recorded;
 *   `RESUME_MISMATCH` where a recorded trial is not what the plan proposes.
 */
export async function runStudy(plan: StudyPlan, run: StudyRun): Promise<readonly Trial[]> {
  const study = new RunningStudy(plan, run);
  await study.finish();
  return study.trials;
}

class RunningStudy {
  /** Finished and recorded trials, without gaps. */
  readonly trials: Trial[] = [];
  readonly #plan: StudyPlan;
  readonly #run: StudyRun;
  readonly #running = new Map<number, Promise<void>>();
  /** Finished trials that wait for an earlier one. */
  readonly #waiting = new Map<number, Trial>();
  #state: Json;
  /** Trials the state has been told. */
  #told = 0;
  #next = 0;

  constructor(plan: StudyPlan, run: StudyRun) {
    this.#plan = plan;
    this.#run = run;
    const { space, strategy, options, seed } = plan;
    this.#state =
      plan.initialState ?? strategy.init({ space, options, random: stream(seed, 'init') });
  }

  async finish(): Promise<void> {
    for (const trial of this.#run.recovered ?? []) this.#replay(trial);
    try {
      while (this.trials.length < this.#plan.trials) {
        this.#throwIfCancelled();
        while (this.#mayStart()) this.#start();
        await Promise.race(this.#running.values());
      }
    } finally {
      await Promise.allSettled(this.#running.values());
    }
  }

  #mayStart(): boolean {
    return (
      this.#next < this.#plan.trials &&
      this.#running.size < this.#run.workers &&
      this.trials.length > this.#next - this.#plan.lag
    );
  }

  #start(): void {
    const number = this.#next++;
    const genotype = this.#propose(number);
    const peers = this.trials.slice(0, this.#known(number));
    const work = runTrial({ plan: this.#plan, run: this.#run, number, genotype, peers })
      .then((trial) => this.#finished(trial))
      .finally(() => this.#running.delete(number));
    this.#running.set(number, work);
  }

  /** How many trials trial `number` may know. */
  #known(number: number): number {
    return Math.max(0, number - this.#plan.lag + 1);
  }

  #propose(number: number): Genotype {
    const { space, strategy, options, seed } = this.#plan;
    for (const known = this.#known(number); this.#told < known; this.#told++) {
      const trial = this.trials[this.#told]!;
      this.#state = strategy.tell({ space, options, state: this.#state, trial });
    }
    const random = stream(seed, 'ask', number);
    const genotype = strategy.ask({ space, options, state: this.#state, random, number });
    validate(space, genotype);
    return genotype;
  }

  #finished(trial: Trial): void {
    this.#waiting.set(trial.number, trial);
    for (;;) {
      const next = this.#waiting.get(this.trials.length);
      if (next === undefined) return;
      this.#waiting.delete(next.number);
      this.#run.record(next);
      this.trials.push(next);
    }
  }

  #replay(trial: Trial): void {
    const proposed = this.#propose(this.#next);
    if (trial.number !== this.#next || !sameGenotype(proposed, trial.genotype)) {
      throw new EspalierError(
        'RESUME_MISMATCH',
        `Trial ${this.#next} of the journal must be what the study proposes, but got trial ${trial.number} with another genotype. The journal was edited or written by another version; start a new study.`,
        { proposed, recorded: trial.genotype },
      );
    }
    this.trials.push(trial);
    this.#next++;
  }

  #throwIfCancelled(): void {
    if (this.#run.signal?.aborted) {
      throw new EspalierError('CANCELLED', 'The search was stopped on request.');
    }
  }
}

function sameGenotype(left: Genotype, right: Genotype): boolean {
  const paths = Object.keys(left);
  return (
    paths.length === Object.keys(right).length && paths.every((path) => left[path] === right[path])
  );
}
