import type { Evaluator } from '@espalier/protocol';
import type { Genotype } from '@espalier/space';

/** Known accuracies of a benchmark. */
export interface TabularOptions {
  readonly name: string;
  /** Measured validation accuracy of an architecture, 0 to 1. */
  readonly accuracyOf: (genotype: Genotype) => number;
}

/**
 * Looks accuracy up in a table of finished trainings, in no time and without noise.
 *
 * Every rung gets the same figure, so halving neither helps nor harms.
 *
 * @see Dong and Yang 2020, "NAS-Bench-201", https://arxiv.org/abs/2001.00326
 */
export function tabularEvaluator({ name, accuracyOf }: TabularOptions): Evaluator {
  return {
    name,
    determinism: 'bit',
    evaluate: ({ genotype, rungs }) => {
      const accuracy = accuracyOf(genotype);
      const { epochs } = rungs.at(-1)!;
      return Promise.resolve({
        outcome: 'complete',
        rungs: [{ epochs, accuracy, loss: null }],
      });
    },
    close: () => Promise.resolve(),
  };
}
