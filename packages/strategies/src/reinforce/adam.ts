/** Running moments of the gradient, plain JSON; both arrays are as long as the parameters. */
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- JSON needs a type alias
export type AdamMoments = {
  /** Updates done so far. */
  readonly step: number;
  /** m, the decayed mean of gradients. */
  readonly first: readonly number[];
  /** v, the decayed mean of squared gradients. */
  readonly second: readonly number[];
};

const firstDecay = 0.9;
const secondDecay = 0.999;
const epsilon = 1e-8;

/** The moments before the first update. */
export function emptyMoments(length: number): AdamMoments {
  const zeros = new Array<number>(length).fill(0);
  return { step: 0, first: zeros, second: zeros };
}

/**
 * Parameters and moments after one Adam update, as new arrays.
 *
 * m = β₁ m + (1 - β₁) g, v = β₂ v + (1 - β₂) g²,
 * θ = θ - learningRate · (m / (1 - β₁ᵗ)) / (√(v / (1 - β₂ᵗ)) + ε), β₁ = 0.9, β₂ = 0.999, ε = 1e-8.
 *
 * Time O(parameters), no allocation in the loop.
 *
 * @see Kingma & Ba 2015, Algorithm 1, https://arxiv.org/abs/1412.6980
 */
export function adamStep(
  parameters: readonly number[],
  moments: AdamMoments,
  update: { readonly gradient: Float64Array; readonly learningRate: number },
): { readonly parameters: number[]; readonly moments: AdamMoments } {
  const { gradient, learningRate } = update;
  const step = moments.step + 1;
  const stepSize = learningRate / (1 - firstDecay ** step);
  const secondCorrection = 1 - secondDecay ** step;
  const [moved, first, second] = [
    parameters.slice(),
    moments.first.slice(),
    moments.second.slice(),
  ];
  for (let index = 0; index < moved.length; index++) {
    const slope = gradient[index]!;
    const mean = firstDecay * first[index]! + (1 - firstDecay) * slope;
    const square = secondDecay * second[index]! + (1 - secondDecay) * slope * slope;
    first[index] = mean;
    second[index] = square;
    moved[index]! -= (stepSize * mean) / (Math.sqrt(square / secondCorrection) + epsilon);
  }
  return { parameters: moved, moments: { step, first, second } };
}
