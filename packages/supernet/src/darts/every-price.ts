import { EspalierError, type AdditivePrices } from '@espalier/protocol';
import type { Decision } from '@espalier/space';

/**
 * Checks that every option of every decision has a price.
 *
 * @throws {EspalierError} `BAD_INPUT` naming the first decision that lacks one.
 */
export function requireEveryPrice({ prices }: AdditivePrices, choices: readonly Decision[]): void {
  for (const { path, options } of choices) {
    const count = prices[path]?.length ?? 0;
    if (count === options.length) continue;
    throw new EspalierError(
      'BAD_INPUT',
      `prices of decision "${path}" must be ${options.length}, but got ${count}. Use a cost model of the same space.`,
      { decision: path },
    );
  }
}
