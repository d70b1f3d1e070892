import { defineStrategy, type EpochRange } from '@espalier/protocol';
import { z } from 'zod';
import type { Bracket } from './multi-fidelity/bracket.ts';
import { bracketed } from './multi-fidelity/bracketed.ts';
import { halvedEpochs, mostHalvings } from './multi-fidelity/halvings.ts';
import { samplerNamed, samplerOption, type Samplers } from './multi-fidelity/sampler.ts';

/** Default of the paper and the range in which halving means anything. */
export const etaOption = z
  .number()
  .min(2)
  .default(3)
  .describe('eta: the best 1 / eta of a rung go on to eta times the length');

/**
 * The brackets s = s_max, ..., 0 of Hyperband: s_max = ⌊log_eta(R / r)⌋, bracket s starts
 * n = ⌊(s_max + 1) / (s + 1)⌋ · eta^s trainings of R / eta^s epochs, and its rung i has
 * ⌊n / eta^i⌋ of R / eta^(s - i).
 *
 * That n gives the paper's Table 1 and is what HpBandSter runs. The paper's Algorithm 1 writes
 * ⌈(s_max + 1) · eta^s / (s + 1)⌉, which for R = 81 and eta = 3 is 34, 15 and 8 in place of the
 * table's 27, 9 and 6. R = `most`, r = `least`; lengths are whole epochs.
 *
 * @see Li et al. 2018, Algorithm 1 and Table 1, https://jmlr.org/papers/v18/16-558.html
 */
export function hyperbandBrackets(epochs: EpochRange, eta: number): Bracket[] {
  const most = mostHalvings(epochs, eta);
  return Array.from({ length: most + 1 }, (_, index) => {
    const halvings = most - index;
    const started = Math.floor(Math.floor((most + 1) / (halvings + 1)) * eta ** halvings);
    return Array.from({ length: halvings + 1 }, (__, rung) => ({
      count: Math.max(1, Math.floor(started / eta ** rung)),
      epochs: halvedEpochs(epochs, eta, halvings - rung),
    }));
  });
}

/**
 * Hyperband: brackets of successive halving, from many short trainings to few long ones.
 *
 * Runs {@link hyperbandBrackets} in turn, without end. A bracket with many short trainings wins
 * where short ones tell much, the last one, which halves nothing, guards against the case that they
 * do not. A rung waits for all of its trainings; meanwhile the next bracket starts. Prefer `asha`
 * with many workers. State, time, lag and order of `tell`: see `bracketed`.
 *
 * @see Li et al. 2018, "Hyperband: A Novel Bandit-Based Approach to Hyperparameter Optimization",
 * https://jmlr.org/papers/v18/16-558.html
 */
export const hyperband = (samplers: Samplers) =>
  defineStrategy({
    name: 'hyperband',
    summary: 'Brackets of halving, from many short trainings to few long ones',
    cite: 'Li et al. 2018, "Hyperband: A Novel Bandit-Based Approach to Hyperparameter Optimization", JMLR 18, arXiv:1603.06560',
    objectives: 'one',
    fidelities: 'many',
    options: z.strictObject({ eta: etaOption, sampler: samplerOption(samplers) }),
    ...bracketed<{ eta: number; sampler: string }>({
      sampler: ({ sampler }) => samplerNamed(samplers, sampler),
      round: (epochs, { eta }) => hyperbandBrackets(epochs, eta),
    }),
  });
