/**
 * A family of learning curves that is linear in all but one or two of its parameters:
 * transform(accuracy) = Σ_j coefficient_j · basis_j(epochs; shape).
 */
export interface CurveFamily {
  readonly name: string;
  /** The shapes that are tried, each one or two numbers; `most` is the length that is predicted. */
  shapes(most: number): readonly (readonly number[])[];
  bases(epochs: number, shape: readonly number[]): number[];
  /** Scale on which the family is linear, and back; the accuracy itself where absent. */
  readonly scale?: {
    readonly to: (accuracy: number) => number;
    readonly from: (value: number) => number;
  };
}

/** `count` numbers from `low` to `high` in equal ratios. */
function ratios(low: number, high: number, count: number): number[] {
  return Array.from({ length: count }, (_, at) => low * (high / low) ** (at / (count - 1)));
}

const exponents = ratios(0.1, 4, 20);

/** Pairs of a time in epochs, from half an epoch to four trainings, and an exponent. */
const timeAndExponent = (most: number): number[][] =>
  ratios(0.5, 4 * most, 32).flatMap((time) => exponents.map((exponent) => [time, exponent]));

const noShape = (): number[][] => [[]];

/** (epochs / time)^exponent. */
const power = (epochs: number, [time, exponent]: readonly number[]): number =>
  (epochs / time!) ** exponent!;

/**
 * The curve models of the paper's Table 1.
 *
 * Its eleven rows are eight families: with other names for the parameters, Janoschek and Weibull are
 * exp4 (c - e^b · e^(-a · x^α)), and log power is Hill3 (a / (1 + (x / e^b)^c), c < 0).
 *
 * @see Domhan et al. 2015, "Speeding up Automatic Hyperparameter Optimization of Deep Neural Networks
 * by Extrapolation of Learning Curves", https://www.ijcai.org/Proceedings/15/Papers/487.pdf
 */
export const curveFamilies: readonly CurveFamily[] = [
  {
    name: 'vapor pressure',
    shapes: noShape,
    bases: (epochs) => [1, 1 / epochs, Math.log(epochs)],
    scale: { to: Math.log, from: Math.exp },
  },
  {
    name: 'pow3',
    shapes: () => exponents.map((exponent) => [1, exponent]),
    bases: (epochs, shape) => [1, 1 / power(epochs, shape)],
  },
  {
    name: 'log log linear',
    shapes: noShape,
    bases: (epochs) => [1, Math.log(epochs)],
    scale: { to: Math.exp, from: Math.log },
  },
  {
    name: 'hill3',
    shapes: timeAndExponent,
    bases: (epochs, shape) => [1 / (1 + 1 / power(epochs, shape))],
  },
  {
    name: 'pow4',
    shapes: timeAndExponent,
    bases: (epochs, [shift, exponent]) => [1, (epochs + shift!) ** -exponent!],
  },
  {
    name: 'mmf',
    shapes: timeAndExponent,
    bases: (epochs, shape) => [1, 1 / (1 + power(epochs, shape))],
  },
  {
    name: 'exp4',
    shapes: timeAndExponent,
    bases: (epochs, shape) => [1, Math.exp(-power(epochs, shape))],
  },
  {
    name: 'ilog2',
    shapes: noShape,
    bases: (epochs) => [1, 1 / Math.log(epochs + 1)],
  },
];
