import type { Json, Strategy, Trial } from '@espalier/protocol';
import { validate, type Genotype, type SearchSpace } from '@espalier/space';
import {
  transferred,
  type EarlierStudy,
  type Measured,
  type TransferSettings,
} from './transfer.ts';

/** What a study takes over from earlier ones. */
export interface WarmStart extends TransferSettings {
  readonly earlier: readonly EarlierStudy[];
  /** k: best architectures of earlier studies that are proposed first. */
  readonly proposed: number;
}

/** Plain JSON. */
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- JSON needs a type alias
export type WarmState<State> = {
  /** Architectures to propose first. */
  readonly first: readonly Genotype[];
  /** Positions in `first` that were told. */
  readonly told: readonly number[];
  /** What was measured until all of them were told. */
  readonly measured: readonly Measured[];
  readonly inner: State;
};

/** Taken over where nothing else is said. */
export const warmStartDefaults: Omit<WarmStart, 'earlier'> = {
  proposed: 10,
  told: 100,
  scale: 'rank',
  leastCorrelation: 0.3,
};

/**
 * The strategy, begun with what earlier studies over the same space found.
 *
 * First it proposes the `proposed` best architectures of the earlier studies, in turn the best of
 * each, then the second best, each architecture once; they are trained in full. When all of them are
 * told, their rewards say how alike the new study is to each earlier one, and the strategy is told
 * trials of the similar ones with the rewards that can be expected of them: see {@link transferred}.
 * That helps strategies that fit a model or keep a population; `told: 0` leaves it out.
 *
 * Trials that are not complete, have no reward or are not of the space are left out. The earlier
 * studies are part of what the results depend on, so a resume must bring the same. The best of
 * earlier studies lie close together, which makes small correlations of them: `leastCorrelation`
 * is low for that reason.
 */
export function warmStart<Options, State>(
  strategy: Strategy<Options, State>,
  { earlier, proposed, ...settings }: WarmStart,
): Strategy<Options, WarmState<State>> {
  return {
    ...strategy,
    init(context) {
      const first = bestOf(studiesOf(context.space, earlier), proposed);
      return { first, told: [], measured: [], inner: strategy.init(context) };
    },

    ask(context) {
      const { state, pending } = context;
      const taken = new Set([...state.told, ...pending.map(({ note }) => positionOf(note))]);
      const next = state.first.findIndex((_, position) => !taken.has(position));
      if (next !== -1) return { genotype: state.first[next]!, note: { warm: next } };
      const seen = pending.map((proposal) => withoutOwnNote(proposal));
      return strategy.ask({ ...context, pending: seen, state: state.inner });
    },

    tell(context) {
      const { state, trial } = context;
      const inner = strategy.tell({ ...context, trial: withoutOwnNote(trial), state: state.inner });
      if (state.told.length === state.first.length) return { ...state, inner };
      const measured = withMeasurement(state.measured, trial);
      const position = positionOf(trial.note);
      const told = position === null ? state.told : [...state.told, position];
      if (told.length < state.first.length) return { ...state, told, measured, inner };
      const trials = transferred(studiesOf(context.space, earlier), measured, settings);
      const learnt = trials.reduce(
        (before, each) => strategy.tell({ ...context, trial: each, state: before }),
        inner,
      );
      return { ...state, told, measured: [], inner: learnt };
    },
  };
}

/** Complete trials of this space, by study; studies without any are left out. */
function studiesOf(space: SearchSpace, earlier: readonly EarlierStudy[]): EarlierStudy[] {
  return earlier
    .map((study) =>
      study.filter(
        ({ outcome, reward, genotype }) =>
          outcome === 'complete' && reward !== null && isOf(space, genotype),
      ),
    )
    .filter(({ length }) => length > 0);
}

function isOf(space: SearchSpace, genotype: Genotype): boolean {
  try {
    validate(space, genotype);
    return true;
  } catch {
    return false;
  }
}

/** The best of each study, then the second best of each, and so on; each architecture once. */
function bestOf(studies: readonly EarlierStudy[], count: number): Genotype[] {
  const ranked = studies.map((study) =>
    study.toSorted((one, other) => other.reward! - one.reward!),
  );
  const found = new Map<string, Genotype>();
  const longest = Math.max(0, ...ranked.map(({ length }) => length));
  for (let rank = 0; rank < longest && found.size < count; rank++)
    for (const { fingerprint, genotype } of ranked.flatMap((study) => study[rank] ?? []))
      if (found.size < count && !found.has(fingerprint)) found.set(fingerprint, genotype);
  return [...found.values()];
}

function withMeasurement(measured: readonly Measured[], trial: Trial): readonly Measured[] {
  const { fingerprint, reward } = trial;
  return reward === null ? measured : [...measured, { fingerprint, reward }];
}

/** Position in `first` of a proposal of the warm start; null of one of the strategy. */
function positionOf(note: Json | undefined): number | null {
  const isOwn = typeof note === 'object' && note !== null && 'warm' in note;
  return isOwn ? (note as { readonly warm: number }).warm : null;
}

function withoutOwnNote<T extends { readonly note?: Json | undefined }>(given: T): T {
  if (positionOf(given.note) === null) return given;
  const { note: _, ...rest } = given;
  return rest as T;
}
