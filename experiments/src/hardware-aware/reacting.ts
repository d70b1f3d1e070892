import { rewards } from '@espalier/cost';
import type { Reward } from '@espalier/protocol';
import type { Case } from './cases.ts';
import { listedRows, quantile, type Known } from './known.ts';

/** Shares of the networks that are faster than the targets. */
const shares = [0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];

/** What a reward calls best for one target. */
export interface Choice {
  readonly targetMs: number;
  readonly row: number;
  readonly accuracy: number;
  readonly latencyMs: number;
}

/** What a reward calls best for each of ten targets. */
export interface Reaction {
  readonly reward: string;
  readonly claimsToReact: boolean;
  readonly choices: readonly Choice[];
  readonly different: number;
}

/** Latency of a network on a device; of a throughput the time of one image. */
const latencyOf = ({ unit }: Case, figure: number): number =>
  unit === 'ms' ? figure : 1000 / figure;

/**
 * The best of all networks by each reward, for targets from the fastest twentieth to the slowest tenth.
 *
 * The reward of hypervolume contributions is left out: what is best by it depends on what was there
 * before.
 */
export function reactionsOf(one: Case, known: Known): Reaction[] {
  const rows = listedRows(known);
  const latencies = rows.map((row) => latencyOf(one, known.metric[row]!));
  const named = Object.entries<Reward>(rewards).filter(
    ([name]) => name !== 'hypervolume-contribution',
  );
  return named.map(([name, reward]) => {
    const choices = shares.map((share): Choice => {
      const targetMs = quantile(latencies, share);
      const at = bestBy(reward, { rows, latencies, known, targetMs });
      return {
        targetMs,
        row: rows[at]!,
        accuracy: known.accuracy[rows[at]!]!,
        latencyMs: latencies[at]!,
      };
    });
    const different = new Set(choices.map(({ row }) => row)).size;
    return { reward: name, claimsToReact: reward.reactsToTarget, choices, different };
  });
}

interface Candidates {
  readonly rows: readonly number[];
  readonly latencies: readonly number[];
  readonly known: Known;
  readonly targetMs: number;
}

function bestBy(reward: Reward, { rows, latencies, known, targetMs }: Candidates): number {
  const scores = rows.map((row, at) => {
    const accuracy = known.accuracy[row]!;
    return reward.score({ accuracy, latencyMs: latencies[at]!, targetMs, earlier: () => [] });
  });
  return scores.reduce((best, score, at) => (score > scores[best]! ? at : best), 0);
}
