import type { Json, Pending, Proposal, StrategyContext, Trial } from '@espalier/protocol';
import { stream } from '@espalier/random';
import { validate } from '@espalier/space';
import type { History } from './history.ts';
import type { StudyPlan } from './study.ts';

/** The strategy of a running study: its state, and what it proposed that it was not told yet. */
export class Proposer {
  readonly #plan: StudyPlan;
  readonly #history: History;
  /** By number, ascending. */
  readonly #pending = new Map<number, Pending>();
  #state: Json;
  /** How many of the history's trials the state has been told. */
  #told = 0;

  constructor(plan: StudyPlan, history: History) {
    this.#plan = plan;
    this.#history = history;
    this.#state =
      plan.initialState ??
      plan.strategy.init({ ...this.#context(), random: stream(plan.seed, 'init') });
  }

  /** True where the trial was proposed and not told. */
  isPending(number: number): boolean {
    return this.#pending.has(number);
  }

  /** Takes a proposal, or that of a recovered trial, for one that is under way. */
  begin({ number, genotype, epochs, continues, note }: Pending | Trial): void {
    this.#pending.set(number, {
      number,
      genotype,
      ...(epochs !== undefined && { epochs }),
      ...(continues !== undefined && { continues }),
      ...(note !== undefined && { note }),
    });
  }

  /** What the strategy proposes for a trial after the first `known` trials of the history. */
  propose(number: number, known: number): Proposal {
    const { space, strategy, seed, epochs } = this.#plan;
    this.#tellUpTo(known);
    const proposal = strategy.ask({
      ...this.#context(),
      state: this.#state,
      random: stream(seed, 'ask', number),
      number,
      pending: [...this.#pending.values()],
    });
    validate(space, proposal.genotype);
    const { epochs: length, ...rest } = proposal;
    return length === undefined || length === epochs.most ? rest : proposal;
  }

  #tellUpTo(known: number): void {
    for (; this.#told < known; this.#told++) {
      const trial = this.#history.trials[this.#told]!;
      this.#state = this.#plan.strategy.tell({ ...this.#context(), state: this.#state, trial });
      this.#pending.delete(trial.number);
    }
  }

  #context(): Omit<StrategyContext<Json, Json>, 'state'> {
    const { space, options, objectives, epochs } = this.#plan;
    return { space, options, objectives, epochs };
  }
}
