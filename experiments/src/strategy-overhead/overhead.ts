import type { AnyStrategy, Json } from '@espalier/protocol';
import { stream } from '@espalier/random';
import { epochs, objectives, spaceOf, trialOf, type Workload } from './workload.ts';

/** One study of a strategy, without training. */
export interface OverheadTask {
  readonly strategy: AnyStrategy;
  readonly options: Json;
  readonly workload: Workload;
  readonly trials: number;
  /** A run that took longer ends early, and says after how many trials. */
  readonly mostSeconds: number;
}

/** What a strategy itself takes for a trial. */
export interface Overhead {
  readonly trials: number;
  readonly askMicroseconds: number;
  readonly tellMicroseconds: number;
}

/**
 * Mean processor time of `ask` and of `tell` over the first trials of a study, each told before the next.
 *
 * The stream of each trial is part of `ask`, as its generator is of Optuna's; making up the result and
 * its fingerprint is part of neither.
 */
export function overheadOf(task: OverheadTask): Overhead {
  const { strategy, workload, trials, mostSeconds } = task;
  const space = spaceOf(workload);
  const many = strategy.objectives === 'many' ? objectives : objectives.slice(0, 1);
  const options = strategy.options.parse(task.options);
  const context = { space, options, objectives: many, epochs };
  let state = strategy.init({ ...context, random: stream('overhead', 'init') });
  let [asking, telling, told] = [0, 0, 0];
  while (told < trials && asking + telling < mostSeconds * 1e6) {
    const before = cpuMicroseconds();
    const random = stream('overhead', 'ask', told);
    const proposal = strategy.ask({ ...context, state, random, number: told, pending: [] });
    asking += cpuMicroseconds() - before;
    const trial = trialOf({ space, workload }, proposal, told);
    const asked = cpuMicroseconds();
    state = strategy.tell({ ...context, state, trial });
    telling += cpuMicroseconds() - asked;
    told++;
  }
  return { trials: told, askMicroseconds: asking / told, tellMicroseconds: telling / told };
}

/** Of all threads, garbage collection included; what else runs on the machine does not count. */
function cpuMicroseconds(): number {
  const { user, system } = process.cpuUsage();
  return user + system;
}
