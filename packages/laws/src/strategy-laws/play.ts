import type {
  EpochRange,
  Json,
  Objective,
  Pending,
  Proposal,
  StrategyContext,
  Trial,
} from '@espalier/protocol';
import { stream } from '@espalier/random';
import type { SearchSpace } from '@espalier/space';
import type { Subject } from './subject.ts';
import { measuredTrial, type Measure } from './measured-trial.ts';

/** How a run goes; absent means the plain way. */
export interface Run {
  readonly space: SearchSpace;
  readonly seed?: string;
  /** Trial n is asked when all trials up to n - lag are told. */
  readonly lag?: number;
  readonly objectives?: readonly Objective[];
  readonly epochs?: EpochRange;
  /** What the measurement says of a trial instead. */
  readonly measure?: Measure;
  /** Applied to all that is handed over: states, trials and proposals under way. */
  readonly carry?: (given: Json) => Json;
  /** Asks `lag` trials at once and tells them in this order. */
  readonly reorder?: (batch: readonly Trial[]) => readonly Trial[];
  /** Called after each proposal with what it was made from. */
  readonly watch?: (asked: Asked) => void;
}

/** One call of `ask` and its answer. */
export interface Asked {
  readonly number: number;
  readonly told: readonly Trial[];
  readonly pending: readonly Pending[];
  readonly state: Json;
  readonly proposal: Proposal;
}

/** What a run left. */
export interface Played {
  readonly proposals: readonly Proposal[];
  /** In the order in which they were told. */
  readonly trials: readonly Trial[];
  readonly state: Json;
}

/** Objectives of a study that finds one best. */
export const oneObjective: readonly Objective[] = [
  { metric: 'accuracy', direction: 'maximize', cost: 'expensive' },
];

/** Objectives of a study that finds a front. */
export const twoObjectives: readonly Objective[] = [
  ...oneObjective,
  { metric: 'latencyMs', direction: 'minimize', cost: 'cheap' },
];

const keep = (given: Json): Json => given;

/** What every call of the strategy receives in a run, beside the state. */
export function contextOf(subject: Subject, run: Run): Omit<StrategyContext<Json, Json>, 'state'> {
  const { strategy, options } = subject;
  return {
    space: run.space,
    options: strategy.options.parse(options),
    objectives: run.objectives ?? (strategy.objectives === 'many' ? twoObjectives : oneObjective),
    epochs: run.epochs ?? { least: 1, most: 27 },
  };
}

/** The stream that a proposal is drawn from. */
export const askStream = (run: Run, number: number): ReturnType<typeof stream> =>
  stream(run.seed ?? 'law', 'ask', number);

/** The state before any trial. */
export function startOf(subject: Subject, run: Run): Json {
  const random = stream(run.seed ?? 'law', 'init');
  return subject.strategy.init({ ...contextOf(subject, run), random });
}

/** A study without training: asks and tells as the engine does, on made-up measurements. */
export function play(subject: Subject, run: Run): Played {
  const { lag = 1, carry = keep, reorder } = run;
  const context = contextOf(subject, run);
  const proposals: Proposal[] = [];
  const trials: Trial[] = [];
  let state = carry(startOf(subject, run));
  while (trials.length < subject.trials) {
    const first = trials.length;
    while (proposals.length < Math.min(subject.trials, first + lag)) {
      const asked = askNext(subject, run, { state, told: trials, proposals });
      proposals.push(asked.proposal);
      run.watch?.(asked);
    }
    const last = reorder === undefined ? first + 1 : proposals.length;
    const batch = proposals.slice(first, last).map((proposal, at) => {
      return measuredTrial({ run, context, proposal, number: first + at });
    });
    for (const trial of reorder?.(batch) ?? batch) {
      const given = carry(trial) as typeof trial;
      state = carry(subject.strategy.tell({ ...context, state, trial: given }));
      trials.push(trial);
    }
  }
  return { proposals, trials, state };
}

interface Sofar {
  readonly state: Json;
  readonly told: readonly Trial[];
  readonly proposals: readonly Proposal[];
}

function askNext(subject: Subject, run: Run, { state, told, proposals }: Sofar): Asked {
  const { carry = keep } = run;
  const number = proposals.length;
  const pending = proposals.map((proposal, at) => ({ number: at, ...proposal })).slice(told.length);
  const random = askStream(run, number);
  const handed = carry(pending) as unknown as readonly Pending[];
  const context = { ...contextOf(subject, run), state, random, number, pending: handed };
  const proposal = subject.strategy.ask(context);
  return { number, told: [...told], pending, state, proposal };
}
