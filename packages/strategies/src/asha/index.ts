import { defineStrategy, type EpochRange, type Json, type Trial } from '@espalier/protocol';
import { z } from 'zod';
import { mostHalvings } from '../multi-fidelity/halvings.ts';
import { placeOf } from '../multi-fidelity/place.ts';
import {
  draw,
  learn,
  samplerNamed,
  samplerOption,
  startSampler,
  type Samplers,
} from '../multi-fidelity/sampler.ts';
import { emptyRung, promotable, withPromotion, withResult, type AshaRung } from './rung.ts';

const optionsOf = (samplers: Samplers) =>
  z.strictObject({
    eta: z
      .number()
      .min(2)
      .default(4)
      .describe('eta: one in eta of a rung goes on to eta times the length'),
    earlyStoppingRate: z
      .int()
      .min(0)
      .default(0)
      .describe('s: the shortest trainings are eta^s times the least length'),
    sampler: samplerOption(samplers),
  });
type Options = z.infer<ReturnType<typeof optionsOf>>;

/** Rungs but the longest, which promotes nobody, and the sampler's state; plain JSON. */
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- JSON needs a type alias
type State = { readonly rungs: readonly AshaRung[]; readonly sampler: Json };

/**
 * Lengths of the rungs: r · eta^(s + k) epochs for k = 0, ..., ⌊log_eta(R / r)⌋ - s, in whole epochs.
 *
 * The last one is R = `most`, which is the paper's where R / r is a power of eta, so that some
 * architectures are trained in full whatever the range. r = `least`.
 */
export function ashaLengths(
  epochs: EpochRange,
  { eta, earlyStoppingRate }: Pick<Options, 'eta' | 'earlyStoppingRate'>,
): number[] {
  const last = mostHalvings(epochs, eta);
  const first = Math.min(earlyStoppingRate, last);
  return Array.from({ length: last - first + 1 }, (_, rung) =>
    first + rung === last ? epochs.most : Math.floor(epochs.least * eta ** (first + rung)),
  );
}

/**
 * ASHA: successive halving that never waits.
 *
 * Whenever a worker is free, the best training that is among the top 1 / eta of its rung and has not
 * gone on is promoted, looking from the longest rung down; where none is, a new architecture starts
 * at the bottom. A promotion counts from the moment it is proposed. Some are promoted that a full
 * rung would not have promoted; their share vanishes as rungs fill.
 *
 * Trainings without a reward do not count as members of a rung. Order of `tell` does not change the
 * state, but for what the sampler makes of it. State: all rewards of rungs but the last. Time per
 * trial O(rungs · pending) to ask and O(trials) for the copy of one sorted list to tell, beside the
 * sampler's.
 *
 * @see Li et al. 2020, "A System for Massively Parallel Hyperparameter Tuning", Algorithm 2,
 * https://arxiv.org/abs/1810.05934 (eta = 4, s = 0)
 */
export const asha = (samplers: Samplers) =>
  defineStrategy({
    name: 'asha',
    summary: 'Successive halving that promotes at once and never waits',
    cite: 'Li et al. 2020, "A System for Massively Parallel Hyperparameter Tuning", MLSys, arXiv:1810.05934',
    objectives: 'one',
    fidelities: 'many',
    options: optionsOf(samplers),

    init(context): State {
      const promoting = ashaLengths(context.epochs, context.options).length - 1;
      const sampler = samplerNamed(samplers, context.options.sampler);
      return {
        rungs: Array.from({ length: promoting }, () => emptyRung),
        sampler: startSampler(sampler, context),
      };
    },

    ask(context) {
      const { state, options, epochs, pending } = context;
      const lengths = ashaLengths(epochs, options);
      const underway = new Set(pending.flatMap(({ continues }) => continues ?? []));
      for (let rung = state.rungs.length - 1; rung >= 0; rung--) {
        const from = promotable(state.rungs[rung]!, options.eta, underway);
        if (from === null) continue;
        const note = { bracket: 0, rung: rung + 1 };
        return {
          genotype: from.genotype,
          epochs: lengths[rung + 1]!,
          continues: from.number,
          note,
        };
      }
      const sampler = samplerNamed(samplers, options.sampler);
      const { genotype, note: drawn } = draw(sampler, state.sampler, context);
      const note = { bracket: 0, rung: 0, ...(drawn !== undefined && { drawn }) };
      return { genotype, epochs: lengths[0]!, note };
    },

    tell(context): State {
      const { state, options, trial } = context;
      const sampler = samplerNamed(samplers, options.sampler);
      return {
        rungs: rungsAfter(state.rungs, trial),
        sampler: learn(sampler, state.sampler, context),
      };
    },
  });

function rungsAfter(rungs: readonly AshaRung[], trial: Trial): readonly AshaRung[] {
  const place = placeOf(trial.note);
  if (place === null) return rungs;
  const { number, reward, genotype, continues } = trial;
  return rungs.map((rung, at) => {
    if (at === place.rung - 1 && continues !== undefined) return withPromotion(rung, continues);
    if (at === place.rung && reward !== null) return withResult(rung, { number, reward, genotype });
    return rung;
  });
}
