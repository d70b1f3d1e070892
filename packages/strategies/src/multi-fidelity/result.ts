import type { Genotype } from '@espalier/space';

/** What is kept of a trial for its promotion. */
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- JSON needs a type alias
export type Result = {
  readonly number: number;
  readonly reward: number;
  readonly genotype: Genotype;
};

/** Orders by reward, the largest first; of equals the earlier trial. */
export function byRank(
  left: Pick<Result, 'number' | 'reward'>,
  right: Pick<Result, 'number' | 'reward'>,
): number {
  return right.reward - left.reward || left.number - right.number;
}
