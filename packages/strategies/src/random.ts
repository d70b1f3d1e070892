import { defineStrategy } from '@espalier/protocol';
import { sample } from '@espalier/space';
import { z } from 'zod';

/**
 * Random search: every trial is an independent uniform draw from the space.
 *
 * The baseline that any other strategy has to beat at the same number of trials. It learns nothing,
 * so lag and order of `tell` do not matter. State: null. Time per trial: O(decisions).
 *
 * @see Bergstra & Bengio 2012, https://www.jmlr.org/papers/v13/bergstra12a.html
 * @see Li & Talwalkar 2019, "Random Search and Reproducibility for Neural Architecture Search",
 * https://arxiv.org/abs/1902.07638
 */
export const random = defineStrategy({
  name: 'random',
  summary: 'Uniform draws; the baseline to beat',
  cite: 'Bergstra & Bengio 2012, "Random Search for Hyper-Parameter Optimization", JMLR 13; Li & Talwalkar 2019, "Random Search and Reproducibility for Neural Architecture Search", arXiv:1902.07638',
  objectives: 'one',
  fidelities: 'one',
  options: z.strictObject({}),

  init: () => null,

  ask: ({ space, random: draws }) => ({ genotype: sample(space, draws) }),

  tell: () => null,
});
