import { blocksOf, type Blocks } from './blocks.ts';

/** Running moments of the gradient, plain JSON; both have the blocks of the parameters. */
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- JSON needs a type alias
export type AdamMoments = {
  /** Updates done so far. */
  readonly step: number;
  /** m, the decayed mean of gradients. */
  readonly first: Blocks;
  /** v, the decayed mean of squared gradients. */
  readonly second: Blocks;
};

const firstDecay = 0.9;
const secondDecay = 0.999;
const epsilon = 1e-8;

/** The moments before the first update. */
export function emptyMoments(length: number): AdamMoments {
  const zeros = blocksOf(length, () => 0);
  return { step: 0, first: zeros, second: zeros };
}

/** What is learnt by {@link adamStep}. */
export interface Learnt {
  readonly parameters: Blocks;
  readonly moments: AdamMoments;
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
  { parameters, moments }: Learnt,
  update: { readonly gradient: Float64Array; readonly learningRate: number },
): Learnt {
  const step = moments.step + 1;
  const scale = {
    stepSize: update.learningRate / (1 - firstDecay ** step),
    secondCorrection: 1 - secondDecay ** step,
  };
  const moved = parameters.map((block) => block.slice());
  const first = moments.first.map((block) => block.slice());
  const second = moments.second.map((block) => block.slice());
  let offset = 0;
  for (const [at, block] of moved.entries()) {
    const slopes = update.gradient.subarray(offset, (offset += block.length));
    moveBlock({ parameters: block, first: first[at]!, second: second[at]! }, slopes, scale);
  }
  return { parameters: moved, moments: { step, first, second } };
}

/** Overwrites one block of each of the three. */
function moveBlock(
  block: Readonly<Record<'parameters' | 'first' | 'second', number[]>>,
  slopes: Float64Array,
  scale: { readonly stepSize: number; readonly secondCorrection: number },
): void {
  const { parameters, first, second } = block;
  const { stepSize, secondCorrection } = scale;
  for (let index = 0; index < parameters.length; index++) {
    const slope = slopes[index]!;
    const mean = firstDecay * first[index]! + (1 - firstDecay) * slope;
    const square = secondDecay * second[index]! + (1 - secondDecay) * slope * slope;
    first[index] = mean;
    second[index] = square;
    parameters[index]! -= (stepSize * mean) / (Math.sqrt(square / secondCorrection) + epsilon);
  }
}
