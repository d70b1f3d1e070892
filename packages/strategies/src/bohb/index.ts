import { defineStrategy, z } from '@espalier/protocol';
import { hyperbandBrackets } from '../hyperband.ts';
import { bracketed } from '../multi-fidelity/bracketed.ts';
import { bohbOptions, kernelDensitySampler } from './kernel-density-sampler.ts';

const optionsSchema = z.strictObject(bohbOptions);

/**
 * BOHB: the brackets of Hyperband, with architectures drawn from a model of all that was trained.
 *
 * A share `randomFraction` of the new architectures is drawn uniformly, so that Hyperband's guarantee
 * stays; the others come from kernel densities of the good and the bad trials of the longest
 * training that enough of are known: see `kernelDensityCandidates`. Choose `hyperband` where
 * short trainings mislead. The scripts of NAS-Bench-201 take `numSamples` 4 and `randomFraction` 0. State, lag and
 * order of `tell`: see `bracketed`; the model reads up to 500 trials of each length, in their order.
 * Time per trial O(500 · numSamples · decisions).
 *
 * @see Falkner et al. 2018, "BOHB: Robust and Efficient Hyperparameter Optimization at Scale",
 * https://arxiv.org/abs/1807.01774
 */
export const bohb = defineStrategy({
  name: 'bohb',
  summary: 'Hyperband that draws from densities of good and bad trials',
  cite: 'Falkner et al. 2018, "BOHB: Robust and Efficient Hyperparameter Optimization at Scale", ICML, arXiv:1807.01774',
  objectives: 'one',
  fidelities: 'many',
  options: optionsSchema,
  ...bracketed<z.infer<typeof optionsSchema>>({
    sampler: (options) => ({ strategy: kernelDensitySampler, options }),
    round: (epochs, { eta }) => hyperbandBrackets(epochs, eta),
  }),
});
