import { correlations } from './correlations.ts';
import { inputSlopes } from './input-slopes.ts';
import { defineProxy } from './proxy.ts';

/** Added to every absolute correlation. */
const floor = 1e-5;

/**
 * EPE-NAS: whether the network answers differently to changes of different images of one class.
 *
 * score = Σ over classes of |Σ over i, j of log(|correlation of slopes i and j| + 1e-5)|, images i
 * and j of the class
 *
 * The slope of an image is that of the sum of all logits. Classes are added, as the authors do up to a
 * hundred classes.
 *
 * @see Lopes et al. 2021, "EPE-NAS: efficient performance estimation without training",
 *   https://arxiv.org/abs/2102.08099
 */
export const epe = defineProxy({
  name: 'epe',
  summary: 'Correlations of input gradients within classes',
  cite: 'Lopes et al. 2021, arXiv:2102.08099',
  score: (subject) => {
    const slopes = subject.take(inputSlopes);
    const { labels } = subject.batch;
    return [...new Set(labels)].reduce((sum, label) => {
      const ofClass = slopes.filter((_, image) => labels[image] === label);
      return sum + classScore(ofClass);
    }, 0);
  },
});

function classScore(slopes: readonly Float64Array[]): number {
  const logs = correlations(slopes)
    .flat()
    .map((correlation) => Math.log(Math.abs(correlation) + floor));
  return Math.abs(logs.reduce((sum, log) => sum + log, 0));
}
