import type { Random } from '@espalier/random';
import { canonical } from './canonical.ts';
import { decisions } from './decisions.ts';
import { neighbours } from './neighbours.ts';
import type { SearchSpace } from './search-space.ts';
import type { Decision, Genotype } from './space.ts';
import { stableJson } from './stable-json.ts';
import { validate } from './validate.ts';

/** Draws before all neighbours are listed; a draw in six succeeds in the worst cell of NAS-Bench-201. */
const attempts = 32;

/**
 * The genotype with one decision redrawn to another option, as another architecture.
 *
 * A decision is drawn uniformly, then one of its other options uniformly, again until the canonical
 * form differs from that of `genotype`; after 32 draws one is picked among all neighbours that do.
 *
 * @throws {RangeError} when the genotype is not of the space or no neighbour differs from it, as in
 * a space of one point.
 * @see Real et al. 2019, "Regularized evolution for image classifier architecture search", https://arxiv.org/abs/1802.01548
 */
export function mutate(space: SearchSpace, genotype: Genotype, random: Random): Genotype {
  validate(space, genotype);
  const open = decisions(space).filter(({ options }) => options.length > 1);
  const form = formOf(space, genotype);
  for (let attempt = 0; attempt < attempts && open.length > 0; attempt++) {
    const mutant = redraw(genotype, random.pick(open), random);
    if (formOf(space, mutant) !== form) return mutant;
  }
  const others = [...neighbours(space, genotype)].filter((other) => formOf(space, other) !== form);
  if (others.length > 0) return random.pick(others);
  throw new RangeError(
    `space "${space.name}" must hold a neighbour with another canonical form to mutate to, but got none. Give the space a decision with two options that differ.`,
  );
}

function redraw(genotype: Genotype, decision: Decision, random: Random): Genotype {
  const { path, options } = decision;
  const step = 1 + random.integer(options.length - 1);
  return { ...genotype, [path]: (genotype[path]! + step) % options.length };
}

function formOf(space: SearchSpace, genotype: Genotype): string {
  return stableJson(canonical(space, genotype));
}
