import type { Random } from '@espalier/random';
import { choose, decisions, type Decision, type Genotype, type SearchSpace } from '@espalier/space';

/**
 * The genotype with one of its decisions redrawn to another option, both uniformly.
 *
 * Decisions that the new option brings with it are drawn uniformly too. Unlike `mutate` it may stay
 * within a canonical form, whose members can still differ in latency. The genotype itself in a space
 * of one point. Time O(decisions); where constraints refuse 100 of these, a uniform draw.
 */
export function redrawn(space: SearchSpace, genotype: Genotype, random: Random): Genotype {
  const open = decisions(space).filter(
    ({ path, options }) => genotype[path] !== undefined && options.length > 1,
  );
  if (open.length === 0) return genotype;
  let path: string;
  const answer = (decision: Decision, position: number): number => {
    if (position === 0) path = random.pick(open).path;
    const kept = genotype[decision.path];
    const { length } = decision.options;
    if (kept === undefined) return random.integer(length);
    return decision.path === path ? (kept + 1 + random.integer(length - 1)) % length : kept;
  };
  return choose(space, answer, random);
}
