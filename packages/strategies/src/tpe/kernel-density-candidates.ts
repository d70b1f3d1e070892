import type { Random } from '@espalier/random';
import { decisions, sample } from '@espalier/space';
import type { Genotype, SearchSpace } from '@espalier/space';
import type { Observation } from '../models/observation.ts';
import type { BandwidthSettings } from './kernel.ts';
import { kernelDensity } from './kernel-density.ts';
import { split } from './split.ts';

/** An observation and the length of its training. */
export type TrainedObservation = Observation & { readonly epochs: number };

/** Options of BOHB's model, by the names of the paper. */
export interface KernelDensityOptions extends BandwidthSettings {
  /** N_s: points drawn, of which the best ratio leads. */
  readonly numSamples: number;
  /** ρ: share of proposals that are uniform draws. */
  readonly randomFraction: number;
  /** q: percentage of the observations that count as good. */
  readonly topNPercent: number;
}

/** What {@link kernelDensityCandidates} reads. */
export interface KernelDensityStudy {
  readonly space: SearchSpace;
  readonly observations: readonly TrainedObservation[];
  readonly options: KernelDensityOptions;
  readonly random: Random;
}

/**
 * BOHB's proposals, the best first: points that are likely among good ones and unlikely among others.
 *
 * With d decisions and N_min = d + 1, the model is of the longest training with N_min + 2 observations or
 * more. Of its n the best max(N_min, q n / 100) make the density l and the worst max(N_min, n - q n / 100) the
 * density g; `numSamples` points are drawn from l with wider kernels and sorted by l / g. One uniform draw
 * takes their place with probability `randomFraction`, and while no length has as many. Observations
 * without a reward are the worst, and never good. Time O(n (log n + numSamples · d)).
 *
 * @see Falkner et al. 2018, "BOHB: Robust and Efficient Hyperparameter Optimization at Scale", section 3.3
 * and Algorithm 2, https://arxiv.org/abs/1807.01774
 */
export function kernelDensityCandidates(study: KernelDensityStudy): readonly Genotype[] {
  const { space, options, random } = study;
  const least = decisions(space).filter((decision) => decision.options.length > 1).length + 1;
  const groups = groupsOf(modelled(study.observations, least + 2), options.topNPercent, least);
  if (random.uniform() < options.randomFraction || groups === null) return [sample(space, random)];
  const good = kernelDensity(space, groups.good, options);
  const bad = kernelDensity(space, groups.bad, options);
  const scored = Array.from({ length: options.numSamples }, () => {
    const genotype = good.draw(random);
    return { genotype, ratio: good.logMass(genotype) - bad.logMass(genotype) };
  });
  return scored.sort((one, other) => other.ratio - one.ratio).map(({ genotype }) => genotype);
}

/** The observations of the longest training that has enough of them; none where none has. */
function modelled(
  observations: readonly TrainedObservation[],
  enough: number,
): readonly TrainedObservation[] {
  const counts = new Map<number, number>();
  for (const { epochs } of observations) counts.set(epochs, (counts.get(epochs) ?? 0) + 1);
  const lengths = [...counts.keys()].filter((length) => counts.get(length)! >= enough);
  const longest = Math.max(...lengths);
  return observations.filter(({ epochs }) => epochs === longest);
}

function groupsOf(
  observations: readonly Observation[],
  percent: number,
  least: number,
): { readonly good: Genotype[]; readonly bad: Genotype[] } | null {
  const count = Math.floor((percent * observations.length) / 100);
  const { good, bad } = split(observations, Math.max(least, count));
  if (good.length === 0) return null;
  const others = Math.max(least, observations.length - count);
  const worst = [...good, ...bad].slice(-others);
  const genotypeOf = ({ genotype }: Observation): Genotype => genotype;
  return { good: good.map(genotypeOf), bad: worst.map(genotypeOf) };
}
