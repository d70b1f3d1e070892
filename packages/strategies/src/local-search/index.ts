import { defineStrategy, type Trial } from '@espalier/protocol';
import { fingerprint, sample, type Genotype, type SearchSpace } from '@espalier/space';
import { z } from 'zod';
import { novel } from '../parts/novel.ts';
import { emptyArchive, rewardIn, withReward, type Archive } from './archive.ts';
import { arriveAt, betterOf, type Climb, type Place } from './climb.ts';

const optionsSchema = z.strictObject({
  improvement: z
    .enum(['best', 'first'])
    .default('first')
    .describe('best: all neighbours are tried before a step; first: the first better one is taken'),
  drawsPerClimb: z
    .int()
    .min(1)
    .default(1)
    .describe('Uniform draws, of which the best is where a climb starts'),
});
type Options = z.infer<typeof optionsSchema>;

// eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- JSON needs a type alias
type State = {
  /** Null while draws for the next climb are awaited. */
  readonly climb: Climb | null;
  /** Draws that were told and started no climb yet, by time. */
  readonly starts: readonly Place[];
  readonly archive: Archive;
};

/**
 * Local search: climb to a better neighbour until there is none, then start anew elsewhere.
 *
 * A climb starts at the best of `drawsPerClimb` uniform draws. Its neighbours are tried in random
 * order; with `best` improvement the best of all, with `first` the first that is better than the
 * place becomes the next place. Where no neighbour is better the place is a local optimum. What an
 * earlier climb found of a neighbour counts and is not tried again, nor is a canonical form that was
 * told or is pending; where all neighbours are pending, draws for the next climb are proposed.
 *
 * Trials without a reward are neither steps nor starts. Order of `tell` matters. State: the open
 * neighbours, at most 4,096, and a fingerprint with its reward a trial. Time per trial:
 * O(open neighbours), at a step that of a fingerprint for each neighbour.
 *
 * @see White, Nolen & Savani 2021, "Exploring the Loss Landscape in Neural Architecture Search",
 * section 3 and appendix (query until lower), https://arxiv.org/abs/2005.02960
 */
export const localSearch = defineStrategy({
  name: 'local-search',
  summary: 'Climbs from neighbour to neighbour, and starts anew at a top',
  cite: 'White, Nolen & Savani 2021, "Exploring the Loss Landscape in Neural Architecture Search", UAI, arXiv:2005.02960',
  objectives: 'one',
  fidelities: 'one',
  options: optionsSchema,

  init: (): State => ({ climb: null, starts: [], archive: emptyArchive }),

  ask({ space, state: { climb, archive }, random, pending }) {
    const underWay = new Set(pending.map(({ genotype }) => fingerprint(space, genotype)));
    const open = climb?.open.filter((step) => !underWay.has(step.fingerprint)) ?? [];
    if (open.length > 0) return { genotype: random.pick(open).genotype };
    const nameOf = (genotype: Genotype): string => fingerprint(space, genotype);
    const isTold = (name: string): boolean => rewardIn(archive, name) !== undefined;
    const draw = (): Genotype => sample(space, random);
    return { genotype: novel({ nameOf, isTold, pending }, draw, draw), note: 'start' };
  },

  tell({ space, options, state, trial }): State {
    const archive = withReward(state.archive, trial);
    const { climb, starts } = withTrial(state, trial);
    return climbed({ climb, starts, archive }, space, options);
  },
});

/** The trial as a start, a neighbour, or a neighbour of a place that was left. */
function withTrial({ climb, starts }: State, trial: Trial): Pick<State, 'climb' | 'starts'> {
  const { genotype, reward, note } = trial;
  const place = reward === null ? null : { genotype, reward };
  if (climb?.open.some((step) => step.fingerprint === trial.fingerprint) === true) {
    const open = climb.open.filter((step) => step.fingerprint !== trial.fingerprint);
    return { climb: { ...climb, best: betterOf(climb.best, place), open }, starts };
  }
  return { climb, starts: note === 'start' && place !== null ? [...starts, place] : starts };
}

/** All steps that can be taken without another trial. */
function climbed(state: State, space: SearchSpace, options: Options): State {
  let { climb, starts } = state;
  for (;;) {
    if (climb === null) {
      if (starts.length < options.drawsPerClimb) return { ...state, climb, starts };
      const start = starts.slice(0, options.drawsPerClimb).reduce<Place | null>(betterOf, null)!;
      starts = starts.slice(options.drawsPerClimb);
      climb = arriveAt(space, start, state.archive);
    }
    const step = stepOf(climb, options);
    if (step === 'try on') return { ...state, climb, starts };
    climb = step === 'at the top' ? null : arriveAt(space, step, state.archive);
  }
}

function stepOf(
  { centre, best, open }: Climb,
  { improvement }: Options,
): Place | 'try on' | 'at the top' {
  if (improvement === 'best' && open.length > 0) return 'try on';
  if (best !== null && best.reward > centre.reward) return best;
  return open.length > 0 ? 'try on' : 'at the top';
}
