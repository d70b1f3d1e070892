import type { Random } from '@espalier/random';
import type { Decision } from '@espalier/space';
import { Adam, type AdamSettings } from './adam.ts';
import { softmax, softmaxGradient } from './relaxation.ts';

/** Standard deviation of first values, as in the authors' code. */
const initialDeviation = 1e-3;

interface Alpha {
  readonly values: Float64Array;
  readonly adam: Adam;
}

/**
 * The architecture parameters of a space: one vector of logits for every decision, in float64.
 *
 * They start at 1e-3 · N(0, 1), drawn in the order of the decisions, and move by Adam.
 */
export class Alphas {
  readonly #alphas: ReadonlyMap<string, Alpha>;

  constructor(choices: readonly Decision[], settings: AdamSettings & { readonly random: Random }) {
    this.#alphas = new Map(
      choices.map(({ path, options }) => {
        const values = Float64Array.from(
          options,
          () => initialDeviation * settings.random.normal(),
        );
        return [path, { values, adam: new Adam(values, settings) }];
      }),
    );
  }

  /** softmax(alpha) of every decision. */
  probabilities(): Map<string, Float64Array> {
    return new Map([...this.#alphas].map(([path, { values }]) => [path, softmax(values)]));
  }

  /** Moves every alpha down the slopes of the loss in the probabilities; sums of several terms. */
  step(...terms: readonly ReadonlyMap<string, ArrayLike<number>>[]): void {
    for (const [path, { values, adam }] of this.#alphas) {
      const slopes = values.map((_, option) =>
        terms.reduce((sum, term) => sum + term.get(path)![option]!, 0),
      );
      adam.step(softmaxGradient(softmax(values), slopes));
    }
  }

  /** The logits as plain JSON. */
  toJson(): Record<string, number[]> {
    return Object.fromEntries([...this.#alphas].map(([path, { values }]) => [path, [...values]]));
  }
}
