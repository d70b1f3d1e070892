import { z } from 'zod';
import { accuraciesAt } from '../../accuracies-at.ts';
import { defineStopper } from '../../stopper.ts';
import { chanceAbove } from './chance-above.ts';

/**
 * Learning-curve extrapolation: a training stops when it will hardly beat the best one.
 *
 * It stops if P(accuracy at the last length > best) < threshold, best = the largest accuracy that
 * peers measured at that length. The probability comes from the paper's eleven parametric curves.
 * Where the paper samples their parameters, weights and noise by Markov chains, here the shape
 * parameters lie on a fixed grid, the linear ones are fitted by least squares, each curve is
 * weighted by its likelihood and predicts a normal distribution, and the noise is an option. So
 * curves are mixed, not added, and the answer needs no chance. About 10 ms of one core for each rung.
 * The paper fits dozens of epochs; with fewer than `leastRungs` nothing is stopped.
 *
 * @see Domhan et al. 2015, §3 and §4.1, https://www.ijcai.org/Proceedings/15/Papers/487.pdf
 */
export const learningCurve = defineStopper({
  name: 'learning-curve',
  summary: 'Stops what will hardly beat the best, by extrapolation',
  cite: 'Domhan et al. 2015, "Speeding up Automatic Hyperparameter Optimization of Deep Neural Networks by Extrapolation of Learning Curves", IJCAI',
  options: z.strictObject({
    threshold: z
      .number()
      .min(0)
      .max(1)
      .default(0.05)
      .describe('Least probability of beating the best at which a training goes on'),
    leastRungs: z.int().min(3).default(4).describe('Measurements before the first extrapolation'),
    noise: z
      .number()
      .positive()
      .default(0.01)
      .describe('Standard deviation of accuracy around the curve, 0 to 1'),
  }),

  plan({ options: { threshold, leastRungs, noise }, peers, epochs }) {
    const most = epochs.at(-1)!;
    const accuracy = Math.max(...accuraciesAt(peers, most));
    return (rungs) => {
      const decided = rungs.length < leastRungs || rungs.at(-1)!.epochs >= most;
      if (decided || accuracy === -Infinity) return 'go on';
      const chance = chanceAbove(rungs, { epochs: most, accuracy, noise });
      return chance !== null && chance < threshold ? 'stop' : 'go on';
    };
  },
});
