import type { Benchmark } from '@espalier/benchmarks';
import { checkTarget, defaultTargetMs, rewards } from '@espalier/cost';
import { EspalierError, memberNamed, type LatencyRange, type Reward } from '@espalier/protocol';
import type { RewardGoal } from '@espalier/study';
import type { Genotype } from '@espalier/space';
import type { BenchmarkSettings } from './settings-schema.ts';

/**
 * The reward that the settings name, with its target; null where they name none.
 *
 * Without a target: the geometric middle of the listed latencies. Time O(rows).
 *
 * @throws {EspalierError} `UNKNOWN_NAME`; `BAD_INPUT` for a target without a reward;
 *   `TARGET_IMPOSSIBLE`.
 */
export function rewardGoal(
  { reward: name, latencyMs }: BenchmarkSettings,
  benchmark: Benchmark,
): RewardGoal | null {
  if (name === null) {
    if (latencyMs === null) return null;
    throw new EspalierError(
      'BAD_INPUT',
      `--latency-ms must be given with --reward, which aims at it, but got no reward. Say --reward ${Object.keys(rewards)[0]!}, or limit latency: --constraints "latencyMs<=${latencyMs}".`,
    );
  }
  const reward: Reward = memberNamed<Reward>('--reward', rewards, name);
  const range = listedRange(benchmark);
  const targetMs = latencyMs ?? defaultTargetMs(range);
  checkTarget(targetMs, range, '--latency-ms');
  return { reward, targetMs };
}

function listedRange(benchmark: Benchmark): LatencyRange {
  const slow = { latencyMs: -Infinity, genotype: {} as Genotype };
  const range = { fastest: { ...slow, latencyMs: Infinity }, slowest: slow };
  for (let row = 0; row < benchmark.size; row++) {
    const genotype = benchmark.at(row);
    const latencyMs = benchmark.assess(genotype).latency?.meanMs;
    if (latencyMs === undefined) continue;
    if (latencyMs < range.fastest.latencyMs) range.fastest = { latencyMs, genotype };
    if (latencyMs > range.slowest.latencyMs) range.slowest = { latencyMs, genotype };
  }
  return { ...range, exact: true };
}
