import { defineStrategy, z } from '@espalier/protocol';
import { firstUnseen } from '../models/unseen.ts';
import { halvedEpochs, mostHalvings } from '../multi-fidelity/halvings.ts';
import { noneSeen, withSeen, type Seen } from '../parts/seen.ts';
import {
  kernelDensityCandidates,
  type TrainedObservation,
} from '../tpe/kernel-density-candidates.ts';

/**
 * Options of BOHB; names and defaults are those of the paper's program, HpBandSter, but for
 * `minBandwidth`: 0.001 there, 0.3 in the searches of NAS-Bench-101 and NAS-Bench-201, whose decisions have names.
 */
export const bohbOptions = {
  eta: z
    .number()
    .min(2)
    .default(3)
    .describe('eta: the best 1 / eta of a rung go on to eta times the length'),
  numSamples: z
    .int()
    .min(1)
    .default(64)
    .describe('N_s: points drawn from the good density, of which the best ratio is tried'),
  randomFraction: z
    .number()
    .min(0)
    .max(1)
    .default(1 / 3)
    .describe('rho: share of uniform draws'),
  topNPercent: z
    .number()
    .gt(0)
    .lt(100)
    .default(15)
    .describe('q: percentage of the trials that count as good'),
  bandwidthFactor: z
    .number()
    .min(1)
    .default(3)
    .describe('b_w: numbers are drawn from kernels wider by this'),
  minBandwidth: z
    .number()
    .positive()
    .default(0.3)
    .describe('Least width of a kernel, as a share of the range'),
};
const optionsSchema = z.strictObject(bohbOptions);

/** Observations of one length that are kept, the newest: a model of more is slower, not better. */
const mostOfOneLength = 500;

// eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- JSON needs a type alias
type State = { readonly observations: readonly TrainedObservation[]; readonly seen: Seen };

/**
 * Draws the architectures of BOHB from kernel densities of all that it is told, whatever the length.
 *
 * What was told or is pending is passed over where another candidate is left, which the paper's
 * spaces of real numbers do not need. A trial that was not trained counts at the shortest length.
 */
export const kernelDensitySampler = defineStrategy({
  name: 'kernel-density',
  summary: 'Draws from the kernel densities of BOHB',
  cite: 'Falkner et al. 2018, "BOHB", ICML',
  objectives: 'one',
  fidelities: 'many',
  options: optionsSchema,

  init: (): State => ({ observations: [], seen: noneSeen }),

  ask({ space, options, state, random, pending }) {
    const { observations, seen } = state;
    const candidates = kernelDensityCandidates({ space, observations, options, random });
    return { genotype: firstUnseen({ space, seen, pending }, candidates, random) };
  },

  tell({ options, epochs, state, trial }): State {
    const { genotype, reward, rungs, fingerprint } = trial;
    const shortest = halvedEpochs(epochs, options.eta, mostHalvings(epochs, options.eta));
    const observation = { genotype, reward, epochs: rungs.at(-1)?.epochs ?? shortest };
    return {
      observations: withObservation(state.observations, observation),
      seen: withSeen(state.seen, fingerprint),
    };
  },
});

function withObservation(
  observations: readonly TrainedObservation[],
  added: TrainedObservation,
): readonly TrainedObservation[] {
  const isAlike = ({ epochs }: TrainedObservation): boolean => epochs === added.epochs;
  const grown = [...observations, added];
  return grown.filter(isAlike).length > mostOfOneLength
    ? grown.toSpliced(grown.findIndex(isAlike), 1)
    : grown;
}
