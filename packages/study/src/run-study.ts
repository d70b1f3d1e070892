import { EspalierError, type Proposal, type Trial } from '@espalier/protocol';
import { checkPlan } from './check-plan.ts';
import type { Finished, WorkQueue } from './executors/executor.ts';
import { History } from './history.ts';
import { Proposer } from './proposer.ts';
import { checkedOf, checkReplay } from './replay.ts';
import { runTrial, type Unclocked } from './run-trial.ts';
import type { StudyPlan, StudyRun } from './study.ts';

/**
 * Runs a study to its budget: ask, price, evaluate, record, tell.
 *
 * In ordered mode trial n is proposed when all trials up to n - lag are recorded, from the strategy's
 * state after exactly those, and finished trials are recorded in order; so the same plan gives the same
 * trials for any number of workers and across a resume. In async mode a trial is proposed as soon as a
 * worker is free, from the state after all that have finished, and recorded when it ends; it carries
 * how many trials its proposal knew.
 *
 * A resume tells the recorded trials again and asks for none of them, but for a few that are checked.
 * Time beside strategy and evaluator: O(1) a trial, and of its peers with a stopper.
 *
 * @returns all trials in the order of the journal, recovered ones included.
 * @throws {EspalierError} `BAD_INPUT` where strategy and plan do not fit; `CANCELLED` after `signal`,
 *   with every finished prefix recorded; `RESUME_MISMATCH` where a recorded trial is not what the
 *   plan proposes.
 */
export async function runStudy(plan: StudyPlan, run: StudyRun): Promise<readonly Trial[]> {
  checkPlan(plan);
  const study = new RunningStudy(plan, run);
  await study.finish();
  return study.history.trials;
}

class RunningStudy {
  readonly history = new History();
  readonly #plan: StudyPlan;
  readonly #run: StudyRun;
  readonly #queue: WorkQueue<Unclocked>;
  readonly #proposer: Proposer;
  /** Finished trials that wait for an earlier one; in ordered mode only. */
  readonly #waiting = new Map<number, Trial>();
  readonly #startMs: number;
  #next = 0;
  /** True once a trial did not fit into the budget. */
  #spent = false;

  constructor(plan: StudyPlan, run: StudyRun) {
    this.#plan = plan;
    this.#run = run;
    this.#queue = run.executor.open<Unclocked>();
    this.#startMs = run.executor.now();
    this.#proposer = new Proposer(plan, this.history);
  }

  async finish(): Promise<void> {
    this.#recover(this.#run.recovered ?? []);
    try {
      while (!this.#isOver()) {
        this.#throwIfCancelled();
        while (this.#mayStart()) this.#start();
        if (this.#queue.size === 0) return;
        await this.#finished(await this.#queue.next());
      }
    } finally {
      await this.#queue.drain();
    }
  }

  #recover(recovered: readonly Trial[]): void {
    const checked = this.#plan.mode === 'ordered' ? checkedOf(recovered.length) : new Set();
    for (const [index, trial] of recovered.entries()) {
      if (checked.has(index)) checkReplay(this.#propose(index), trial, index);
      this.history.add(trial);
      this.#proposer.begin(trial);
    }
    this.#advance();
  }

  #isOver(): boolean {
    return this.#spent || this.history.trials.length >= (this.#plan.budget.trials ?? Infinity);
  }

  #mayStart(): boolean {
    const { budget, mode, lag } = this.#plan;
    const { executor } = this.#run;
    const { length } = this.history.trials;
    const seconds = (executor.now() - this.#startMs) / 1000;
    return (
      length + this.#waiting.size + this.#queue.size < (budget.trials ?? Infinity) &&
      seconds < (budget.seconds ?? Infinity) &&
      this.#queue.size < executor.workers &&
      (mode === 'async' || length > this.#next - lag)
    );
  }

  #start(): void {
    const { history } = this;
    const plan = this.#plan;
    const number = this.#next;
    const known = this.#known(number);
    const proposal = this.#propose(number);
    this.#proposer.begin({ number, ...proposal });
    this.#advance();
    this.#queue.start(async () => {
      const trial = await runTrial({ plan, run: this.#run, number, proposal, history, known });
      return plan.mode === 'async' ? { ...trial, told: known } : trial;
    });
  }

  /** Goes to the least number that no trial has; in async mode a resume may have left gaps. */
  #advance(): void {
    while (this.history.numbered(this.#next) !== undefined || this.#proposer.isPending(this.#next))
      this.#next++;
  }

  /** How many trials of the history trial `number` may know. */
  #known(number: number): number {
    if (this.#plan.mode === 'async') return this.history.trials.length;
    return Math.max(0, number - this.#plan.lag + 1);
  }

  #propose(number: number): Proposal {
    return this.#proposer.propose(number, this.#known(number));
  }

  async #finished({ result, startedMs, endedMs }: Finished<Unclocked>): Promise<void> {
    const startedAt = new Date(startedMs).toISOString();
    const trial = { ...result, clock: { startedAt, seconds: (endedMs - startedMs) / 1000 } };
    if (this.#plan.mode === 'async') return this.#record([trial]);
    this.#waiting.set(trial.number, trial);
    const ready: Trial[] = [];
    for (let number = this.history.trials.length; this.#waiting.has(number); number++) {
      ready.push(this.#waiting.get(number)!);
      this.#waiting.delete(number);
    }
    return this.#record(ready);
  }

  /** Together, so that a journal may bring them to the disk together. */
  async #record(ready: readonly Trial[]): Promise<void> {
    const affordable = this.#affordable(ready);
    this.#spent = affordable.length < ready.length;
    await Promise.all(affordable.map(async (trial) => this.#run.record(trial)));
    for (const trial of affordable) this.history.add(trial);
  }

  /** The trials, in order, that the budget of cost still pays for. */
  #affordable(ready: readonly Trial[]): readonly Trial[] {
    const { costSeconds = Infinity } = this.#plan.budget;
    let spent = this.history.costSeconds;
    const first = ready.findIndex((trial) => (spent += trial.costSeconds ?? 0) > costSeconds);
    return first === -1 ? ready : ready.slice(0, first);
  }

  #throwIfCancelled(): void {
    if (this.#run.signal?.aborted) {
      throw new EspalierError('CANCELLED', 'The search was stopped on request.');
    }
  }
}
