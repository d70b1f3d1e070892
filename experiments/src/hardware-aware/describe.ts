import { table } from '../command-line/table.ts';
import type { Moments } from '../statistics/moments.ts';
import type { CaseResult } from './measure.ts';

const spread = ({ mean, deviation }: Moments, digits: number): string =>
  `${mean.toFixed(digits)} ± ${deviation.toFixed(digits)}`;

/** The findings of all cases as tables. */
export function describeCases(results: readonly CaseResult[]): string {
  return results.map(describeCase).join('\n');
}

function describeCase({ name, networks, frontSize, ...result }: CaseResult): string {
  return [
    `${name}: ${networks} networks, ${frontSize} of them on the front`,
    '',
    'Share of the hypervolume of the true front (reference: the worst of the table; of the front)',
    '',
    table([
      ['search', 'evaluations', 'of table', 'of front'],
      ...result.fronts.map((row) => [
        row.searcher,
        `${row.evaluations}`,
        spread(row.ofTable, 4),
        spread(row.ofFront, 4),
      ]),
    ]),
    'Best accuracy within a limit, percent',
    '',
    table([
      ['search', 'limit', 'kept by', 'found', 'best', 'best found'],
      ...result.limits.map((row) => [
        row.searcher,
        row.limit.toFixed(2),
        `${(100 * row.share).toFixed(0)} %`,
        spread(row.found, 2),
        (100 * row.best).toFixed(2),
        `${(100 * row.hits).toFixed(0)} %`,
      ]),
    ]),
    'What each reward calls best, for ten targets from fast to slow (latency in ms)',
    '',
    table([
      ['reward', 'reacts', 'different', 'fastest target', 'its best', 'slowest target', 'its best'],
      ...result.reactions.map(({ reward, claimsToReact, different, choices }) => [
        reward,
        claimsToReact ? 'yes' : 'no',
        `${different}`,
        ...[choices[0]!, choices.at(-1)!].flatMap(({ targetMs, latencyMs, accuracy }) => [
          targetMs.toFixed(3),
          `${latencyMs.toFixed(3)} at ${(100 * accuracy).toFixed(2)} %`,
        ]),
      ]),
    ]),
  ].join('\n');
}
