import { defineStrategy } from '@espalier/protocol';
import type { Random } from '@espalier/random';
import { choose, decisions, type Decision } from '@espalier/space';
import { dartsOptionsSchema } from './options.ts';
import { softmax } from './relaxation.ts';

/** Logits of the options by path of the decision, plain JSON. */
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- JSON needs a type alias
export type DartsState = {
  readonly alphas: Readonly<Record<string, readonly number[]>>;
};

/**
 * Proposals of a trained supernet: the likeliest architecture first, then draws.
 *
 * Trial 0 is argmax_o alpha[d][o] at every decision d, the paper's way to an architecture; the first of
 * equals counts. Later trials draw o from softmax(alpha[d]), so that the engine can train and compare
 * several. `tell` changes nothing: the search happened in the supernet, whose training makes the state
 * that the engine starts from. Without it all alphas are zero and draws are uniform.
 *
 * @see Liu, Simonyan and Yang 2019, "DARTS", section 2.4, https://arxiv.org/abs/1806.09055
 */
export const dartsStrategy = defineStrategy({
  name: 'darts',
  summary: 'A supernet trained by gradient, with latency in its loss',
  cite: 'Liu, Simonyan & Yang 2019, "DARTS: Differentiable Architecture Search", ICLR, arXiv:1806.09055',
  objectives: 'one',
  fidelities: 'one',
  options: dartsOptionsSchema,

  init({ space }): DartsState {
    const zeros = decisions(space).map(
      ({ path, options }) => [path, options.map(() => 0)] as const,
    );
    return { alphas: Object.fromEntries(zeros) };
  },

  ask({ space, state, random, number }) {
    const answer = ({ path }: Decision): number => {
      const alphas = state.alphas[path]!;
      return number === 0 ? likeliest(alphas) : draw(softmax(alphas), random);
    };
    return { genotype: choose(space, answer, random) };
  },

  tell: ({ state }) => state,
});

function likeliest(alphas: readonly number[]): number {
  return alphas.indexOf(Math.max(...alphas));
}

/** An option drawn by its probability; rounding leaves the rest to the last one. */
function draw(probabilities: Float64Array, random: Random): number {
  let left = random.uniform();
  const option = probabilities.findIndex((p) => (left -= p) < 0);
  return option === -1 ? probabilities.length - 1 : option;
}
