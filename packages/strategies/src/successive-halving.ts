import { defineStrategy } from '@espalier/protocol';
import { z } from 'zod';
import type { Bracket } from './multi-fidelity/bracket.ts';
import { bracketed } from './multi-fidelity/bracketed.ts';
import { halvedEpochs, mostHalvings } from './multi-fidelity/halvings.ts';
import { samplerNamed, samplerOption, type Samplers } from './multi-fidelity/sampler.ts';
import type { EpochRange } from '@espalier/protocol';

const optionsOf = (samplers: Samplers) =>
  z.strictObject({
    configurations: z
      .int()
      .min(1)
      .default(16)
      .describe('n: architectures that a bracket starts with'),
    eta: z
      .number()
      .min(2)
      .default(2)
      .describe('eta: the best 1 / eta of a rung go on to eta times the length'),
    sampler: samplerOption(samplers),
  });
type Options = z.infer<ReturnType<typeof optionsOf>>;

/**
 * The rungs of successive halving: ⌊n / eta^i⌋ trainings of R / eta^(K - i) epochs, i = 0, ..., K,
 * K = min(⌊log_eta n⌋, ⌊log_eta(R / r)⌋), R = `most`, r = `least`.
 */
export function successiveHalvingBracket(
  epochs: EpochRange,
  { configurations, eta }: Pick<Options, 'configurations' | 'eta'>,
): Bracket {
  const byCount = mostHalvings({ least: 1, most: configurations }, eta);
  const halvings = Math.min(byCount, mostHalvings(epochs, eta));
  return Array.from({ length: halvings + 1 }, (_, rung) => ({
    count: Math.floor(configurations / eta ** rung),
    epochs: halvedEpochs(epochs, eta, halvings - rung),
  }));
}

/**
 * Successive halving: train many a little, the better half longer, and so on to the best one.
 *
 * Brackets of {@link successiveHalvingBracket} follow each other without end. The paper halves
 * (eta = 2) and gives every round the same budget, as here, since lengths grow by eta while counts
 * shrink by it. A rung waits for all of its trainings; meanwhile the next bracket starts.
 * Choose `hyperband` where it is not known how much short trainings tell, `asha` with many workers.
 * State, time and lag: see `bracketed`.
 *
 * @see Jamieson & Talwalkar 2016, "Non-stochastic Best Arm Identification and Hyperparameter
 * Optimization", Figure 3, https://arxiv.org/abs/1502.07943
 */
export const successiveHalving = (samplers: Samplers) =>
  defineStrategy({
    name: 'successive-halving',
    summary: 'Trains many a little, the better half longer, and so on',
    cite: 'Jamieson & Talwalkar 2016, "Non-stochastic Best Arm Identification and Hyperparameter Optimization", AISTATS, arXiv:1502.07943',
    objectives: 'one',
    fidelities: 'many',
    options: optionsOf(samplers),
    ...bracketed<Options>({
      sampler: ({ sampler }) => samplerNamed(samplers, sampler),
      round: (epochs, options) => [successiveHalvingBracket(epochs, options)],
    }),
  });
