import type { Rung } from '@espalier/protocol';
import { normalCdf } from '@espalier/random';
import { curveFamilies, type CurveFamily } from './curves.ts';
import { fitLinear } from './fit-linear.ts';

/** What is asked of a learning curve. */
export interface Question {
  /** Length at which the accuracy is predicted. */
  readonly epochs: number;
  readonly accuracy: number;
  /** Standard deviation of measured accuracies around their curve. */
  readonly noise: number;
}

/** One fitted curve: its weight before normalisation, its prediction and its standard deviation. */
interface Extrapolation {
  readonly logWeight: number;
  readonly predicted: number;
  readonly deviation: number;
}

/**
 * P(accuracy at `epochs` > `accuracy`), from the rungs so far; null where no curve fits.
 *
 * Σ_i w_i · (1 - Φ((accuracy - ŷ_i) / s_i)) / Σ_i w_i over every family and shape i, with
 * w_i = n^(-p_i / 2) · e^(-RSS_i / (2 noise²)) / shapes of the family and
 * s_i = noise · √(1 + leverage_i). n rungs, p coefficients, RSS the squared residuals of the
 * least-squares fit. Curves that fall from the first rung to the last length, or leave [0, 1] there,
 * have no weight, as in the paper's prior.
 * Time O(2,600 · rungs).
 */
export function chanceAbove(rungs: readonly Rung[], question: Question): number | null {
  const curves = curveFamilies.flatMap((family) => extrapolate(family, rungs, question));
  if (curves.length === 0) return null;
  const largest = curves.reduce((most, { logWeight }) => Math.max(most, logWeight), -Infinity);
  let [sum, above] = [0, 0];
  for (const { logWeight, predicted, deviation } of curves) {
    const weight = Math.exp(logWeight - largest);
    sum += weight;
    above += weight * normalCdf((predicted - question.accuracy) / deviation);
  }
  return above / sum;
}

function extrapolate(
  family: CurveFamily,
  rungs: readonly Rung[],
  { epochs, noise }: Question,
): Extrapolation[] {
  const { to, from } = family.scale ?? { to: (value: number) => value, from: (value) => value };
  const shapes = family.shapes(epochs);
  const values = rungs.map(({ accuracy }) => to(accuracy));
  return shapes.flatMap((shape) => {
    const rows = [...rungs.map((rung) => rung.epochs), epochs].map((length) =>
      family.bases(length, shape),
    );
    const fit = values.every(Number.isFinite) ? fitLinear(rows, values) : null;
    if (fit === null) return [];
    const [fitted, predicted] = [fit.fitted.map(from), from(fit.predicted)];
    // Written so that NaN, the logarithm of a negative number, is refused too.
    if (!(predicted >= fitted[0]! && predicted >= 0 && predicted <= 1)) return [];
    const squares = rungs.reduce((sum, rung, at) => sum + (rung.accuracy - fitted[at]!) ** 2, 0);
    const coefficients = rows[0]!.length;
    const penalty = (coefficients / 2) * Math.log(rungs.length) + Math.log(shapes.length);
    const logWeight = -squares / (2 * noise ** 2) - penalty;
    return [{ logWeight, predicted, deviation: noise * Math.sqrt(1 + fit.leverage) }];
  });
}
