import { EspalierError, type LatencyRange } from '@espalier/protocol';

/**
 * Refuses a target that no architecture of the space reaches on the device.
 *
 * A target beyond the slowest architecture is allowed: it constrains nothing.
 *
 * @param what - How the message calls it, e.g. the flag it came from.
 * @throws {EspalierError} `BAD_INPUT` when it is not a positive number of milliseconds;
 *   `TARGET_IMPOSSIBLE` when it is below the fastest latency, with that latency and architecture.
 */
export function checkTarget(
  targetMs: number,
  { fastest, exact }: LatencyRange,
  what = 'target',
): void {
  if (!(targetMs > 0 && Number.isFinite(targetMs))) {
    throw new EspalierError(
      'BAD_INPUT',
      `${what} must be a positive number of milliseconds, but got ${targetMs}.`,
      { targetMs: String(targetMs) },
    );
  }
  if (targetMs >= fastest.latencyMs) return;
  const known = exact ? 'the fastest architecture' : 'the fastest architecture found';
  // Rounded up, so that the printed figure can be used as a target.
  const leastMs = Math.ceil(fastest.latencyMs * 1000) / 1000;
  throw new EspalierError(
    'TARGET_IMPOSSIBLE',
    `${what} must be at least ${leastMs} ms, ${known} (options ${Object.values(fastest.genotype).join(' ')}), but got ${targetMs} ms. Raise it, or choose a faster device or a smaller space.`,
    { targetMs, fastestMs: fastest.latencyMs, genotype: fastest.genotype },
  );
}

/**
 * The target of a user who names none: the geometric mean of fastest and slowest.
 *
 * targetMs = √(fastestMs · slowestMs)
 *
 * Half way on a logarithmic scale, as latencies of a space spread over orders of magnitude: as many
 * times slower than the fastest as faster than the slowest. Always between the two.
 */
export function defaultTargetMs({ fastest, slowest }: LatencyRange): number {
  return Math.sqrt(fastest.latencyMs * slowest.latencyMs);
}
