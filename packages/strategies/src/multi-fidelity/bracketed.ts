import type { EpochRange, Json, Proposal, Strategy, Trial } from '@espalier/protocol';
import { isFinished, nextJob, type Bracket, type Job, type Progress } from './bracket.ts';
import { placeOf, type Place } from './place.ts';
import { draw, learn, startSampler, type Sampler } from './sampler.ts';

/** Open brackets and the sampler's state, plain JSON. */
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- JSON needs a type alias
export type BracketedState = {
  /** Number of the first bracket that is not finished. */
  readonly first: number;
  /** What was told of that bracket and those after it. */
  readonly brackets: readonly Progress[];
  readonly sampler: Json;
};

/** What makes strategies of brackets differ. */
export interface Bracketing<Options> {
  readonly sampler: (options: Options) => Sampler;
  /** The brackets of one round; rounds follow each other without end. */
  readonly round: (epochs: EpochRange, options: Options) => readonly Bracket[];
}

/**
 * `init`, `ask` and `tell` of successive halving in brackets, run one after the other.
 *
 * A rung starts when the one before it is told whole. So that nobody waits for it, `ask` serves the
 * first bracket that has something to train, and starts the next bracket where none has. What is
 * under way it reads from the notes of pending proposals. Infeasible architectures are not trained
 * and take no place in the first rung. The state is that of the open brackets only; of the order of
 * `tell` it keeps nothing, but the sampler may.
 * Time per call O(b · n log n), b open brackets of n architectures, beside the sampler's.
 *
 * @see Falkner et al. 2018, "BOHB", §4.3 (the order in which parallel workers are served),
 * https://arxiv.org/abs/1807.01774
 */
export function bracketed<Options>({
  sampler,
  round,
}: Bracketing<Options>): Pick<Strategy<Options, BracketedState>, 'init' | 'ask' | 'tell'> {
  return {
    init: (context) => ({
      first: 0,
      brackets: [],
      sampler: startSampler(sampler(context.options), context),
    }),

    ask(context) {
      const { state, options, epochs, pending } = context;
      const brackets = round(epochs, options);
      for (let number = state.first; ; number++) {
        const bracket = brackets[number % brackets.length]!;
        const underway = pending.flatMap(({ note, continues }) => {
          const place = placeOf(note);
          if (place?.bracket !== number) return [];
          return [{ rung: place.rung, ...(continues !== undefined && { continues }) }];
        });
        const job = nextJob(bracket, state.brackets[number - state.first] ?? [], underway);
        if (job === null) continue;
        const length = bracket[job.rung]!.epochs;
        const place = { bracket: number, rung: job.rung };
        if (job.from !== null) return promotion(job.from, place, length);
        const { genotype, note } = draw(sampler(options), state.sampler, context);
        return {
          genotype,
          epochs: length,
          note: { ...place, ...(note !== undefined && { drawn: note }) },
        };
      }
    },

    tell(context) {
      const { state, options, epochs, trial } = context;
      const learnt = learn(sampler(options), state.sampler, context);
      const brackets = round(epochs, options);
      return { ...finishedDropped(withResult(state, trial), brackets), sampler: learnt };
    },
  };
}

function promotion(from: NonNullable<Job['from']>, place: Place, epochs: number): Proposal {
  return { genotype: from.genotype, epochs, continues: from.number, note: place };
}

function withResult(state: BracketedState, trial: Trial): BracketedState {
  const place = placeOf(trial.note);
  if (place === null || (place.rung === 0 && trial.outcome === 'infeasible')) return state;
  const { number, reward, genotype, continues = null } = trial;
  const at = place.bracket - state.first;
  const brackets = Array.from(
    { length: Math.max(state.brackets.length, at + 1) },
    (_, index) => state.brackets[index] ?? [],
  );
  const rungs = Array.from(
    { length: Math.max(brackets[at]!.length, place.rung + 1) },
    (_, rung) => brackets[at]![rung] ?? [],
  );
  const told = [...rungs[place.rung]!, { number, reward, genotype, continues }];
  const grown = rungs.with(
    place.rung,
    told.toSorted((one, other) => one.number - other.number),
  );
  return { ...state, brackets: brackets.with(at, grown) };
}

function finishedDropped(state: BracketedState, round: readonly Bracket[]): BracketedState {
  const open = state.brackets.findIndex(
    (progress, index) => !isFinished(round[(state.first + index) % round.length]!, progress),
  );
  const finished = open === -1 ? state.brackets.length : open;
  return { ...state, first: state.first + finished, brackets: state.brackets.slice(finished) };
}
