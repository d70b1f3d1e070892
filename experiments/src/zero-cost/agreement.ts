import { zeroCostProxies, type ProxyName } from '@espalier/evaluators';
import { stream } from '@espalier/random';
import { bootstrapInterval, type Interval } from '../statistics/bootstrap.ts';
import { spearman } from '../statistics/spearman.ts';
import type { PublishedCell } from './published.ts';
import type { ScoreRecord } from './records.ts';

/** Spearman correlations of one proxy over the scored cells; NaN where a side is constant. */
export interface Agreement {
  readonly proxy: ProxyName;
  readonly cells: number;
  /** Our scores with the measured accuracy, with its 95 % bootstrap interval over cells. */
  readonly ours: number;
  readonly interval: Interval;
  /** The published scores of the same cells with the measured accuracy. */
  readonly published: number;
  /** Our scores with the published ones. */
  readonly between: number;
}

/** How well every proxy ranks the scored cells, beside the published scores of the same cells. */
export function agreements(
  records: readonly ScoreRecord[],
  published: readonly PublishedCell[],
): Agreement[] {
  const cells = new Map(published.map((cell) => [cell.cell, cell]));
  const pairs = records
    .toSorted((left, right) => left.cell - right.cell)
    .map(({ cell, scores }) => ({ scores, known: cells.get(cell)! }));
  const accuracy = pairs.map(({ known }) => known.testAccuracy);
  return (Object.keys(zeroCostProxies) as ProxyName[]).map((proxy) => {
    const own = pairs.map(({ scores }) => scores[proxy]!);
    const theirs = pairs.map(({ known }) => known.scores[proxy]);
    return {
      proxy,
      cells: pairs.length,
      ours: spearman(own, accuracy),
      interval: intervalOf(own, accuracy),
      published: spearman(theirs, accuracy),
      between: spearman(own, theirs),
    };
  });
}

function intervalOf(scores: readonly number[], accuracy: readonly number[]): Interval {
  const at = (observations: readonly number[]): number =>
    spearman(
      observations.map((index) => scores[index]!),
      observations.map((index) => accuracy[index]!),
    );
  return bootstrapInterval(scores.length, at, {
    random: stream('zero-cost', 'bootstrap'),
    resamples: 1000,
    confidence: 0.95,
  });
}

/** How far a correlation may lie from the published one, and of which proxies that is claimed. */
const claim = { farthest: 0.05, proxies: ['naswot', 'synflow'] };

/** The claims that do not hold, in words. */
export function brokenClaims(found: readonly Agreement[]): string[] {
  return found
    .filter(({ proxy }) => claim.proxies.includes(proxy))
    .filter(({ ours, published }) => !(Math.abs(ours - published) <= claim.farthest))
    .map(
      ({ proxy, ours, published }) =>
        `${proxy} correlates ${ours.toFixed(3)}, more than ${claim.farthest} from the published ${published.toFixed(3)}`,
    );
}
