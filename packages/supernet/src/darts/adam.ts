/** Settings of {@link Adam}. */
export interface AdamSettings {
  readonly learningRate: number;
  /** Decay of the mean gradient. */
  readonly firstDecay: number;
  /** Decay of the mean squared gradient. */
  readonly secondDecay: number;
  /** Factor of the L2 term, added to the gradient as PyTorch's Adam does. */
  readonly weightDecay: number;
}

const epsilon = 1e-8;

/**
 * Adam over one array of float64 parameters, which it changes in place.
 *
 * g = gradient + weightDecay · θ, m = β₁ m + (1 - β₁) g, v = β₂ v + (1 - β₂) g²,
 * θ = θ - learningRate · (m / (1 - β₁ᵗ)) / (√(v / (1 - β₂ᵗ)) + ε), ε = 1e-8. Time O(parameters) a step.
 *
 * @see Kingma and Ba 2015, Algorithm 1, https://arxiv.org/abs/1412.6980
 */
export class Adam {
  readonly #parameters: Float64Array;
  readonly #settings: AdamSettings;
  readonly #first: Float64Array;
  readonly #second: Float64Array;
  #steps = 0;

  constructor(parameters: Float64Array, settings: AdamSettings) {
    this.#parameters = parameters;
    this.#settings = settings;
    this.#first = new Float64Array(parameters.length);
    this.#second = new Float64Array(parameters.length);
  }

  step(gradient: Float64Array): void {
    const { learningRate, firstDecay, secondDecay, weightDecay } = this.#settings;
    const [parameters, first, second] = [this.#parameters, this.#first, this.#second];
    const steps = ++this.#steps;
    const stepSize = learningRate / (1 - firstDecay ** steps);
    const secondCorrection = 1 - secondDecay ** steps;
    for (let index = 0; index < parameters.length; index++) {
      const slope = gradient[index]! + weightDecay * parameters[index]!;
      first[index] = firstDecay * first[index]! + (1 - firstDecay) * slope;
      second[index] = secondDecay * second[index]! + (1 - secondDecay) * slope * slope;
      const scale = Math.sqrt(second[index]! / secondCorrection) + epsilon;
      parameters[index]! -= (stepSize * first[index]!) / scale;
    }
  }
}
