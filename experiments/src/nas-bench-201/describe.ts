import { table } from '../command-line/table.ts';
import type { Moments } from '../statistics/moments.ts';
import type { AccuracyOutcome } from './compare-accuracy.ts';
import type { RewardOutcome } from './compare-rewards.ts';
import type { Summary } from './experiment.ts';
import { advantage, type Advantage } from './summarise.ts';

const percent = ({ mean, deviation }: Moments): string =>
  `${(100 * mean).toFixed(2)} ± ${(100 * deviation).toFixed(2)}`;

const spread = ({ mean, deviation }: Moments, digits: number): string =>
  `${mean.toFixed(digits)} ± ${deviation.toFixed(digits)}`;

/** The finding as tables of percent and milliseconds. */
export function describeFinding(
  summary: Summary,
  outcomes: { accuracy: readonly AccuracyOutcome[]; latency: readonly RewardOutcome[] },
): string {
  return [
    'CIFAR-10 accuracy in percent (mean ± standard deviation) of the best by 12-epoch validation',
    accuracyTable(summary),
    'Gain over random search, seed by seed (percent of test accuracy; reward)',
    gainTable(outcomes),
    'Reward = accuracy - 0.1 * |latency / target - 1| on the Pixel 3',
    rewardTable(summary),
  ].join('\n');
}

function accuracyTable({ accuracy, published, bestTest, bestByShortValidation }: Summary): string {
  const rows = accuracy.map((row) => [
    row.searcher,
    row.budget,
    `${row.seeds}`,
    spread(row.trials, 0),
    percent(row.shortValidation),
    percent(row.validation),
    percent(row.test),
  ]);
  const quoted = published.map(({ method, validation, test }) => [
    `${method} (published)`,
    '12000 s',
    '500',
    '',
    '',
    spread(validation, 2),
    spread(test, 2),
  ]);
  const { shortValidation, test } = bestByShortValidation;
  return table([
    ['search', 'budget', 'seeds', 'trials', '12 epochs', 'validation', 'test'],
    ...rows,
    ...quoted,
    ['best 12-epoch cell', 'all', '', '15625', number(shortValidation), '', number(test)],
    ['best test cell', 'all', '', '15625', '', '', number(bestTest)],
  ]);
}

const number = (fraction: number): string => (100 * fraction).toFixed(2);

function gainTable({
  accuracy,
  latency,
}: {
  accuracy: readonly AccuracyOutcome[];
  latency: readonly RewardOutcome[];
}): string {
  const tests = (searcher: string, budget: string): number[] =>
    accuracy
      .filter((row) => row.searcher === searcher && row.budget === budget)
      .map(({ test }) => 100 * test);
  const found = (searcher: string, targetMs: number): number[] =>
    latency
      .filter((row) => row.searcher === searcher && row.targetMs === targetMs)
      .map(({ reward }) => reward);
  const budgets = [...new Set(accuracy.map(({ budget }) => budget))];
  const targets = [...new Set(latency.map(({ targetMs }) => targetMs))];
  return table([
    ['search', 'at', 'gain', '95 % interval', 'better', 'worse'],
    ...['evolution', 'reinforce'].flatMap((name) =>
      budgets.map((budget) =>
        gainRow([name, budget], advantage(tests(name, budget), tests('random', budget))),
      ),
    ),
    ...targets.map((targetMs) =>
      gainRow(
        ['evolution', `${targetMs} ms`],
        advantage(found('evolution', targetMs), found('random', targetMs)),
      ),
    ),
  ]);
}

function gainRow(
  names: readonly string[],
  { mean, low, high, better, worse }: Advantage,
): string[] {
  const share = (fraction: number): string => `${Math.round(100 * fraction)} %`;
  const interval = `${low.toFixed(4)} to ${high.toFixed(4)}`;
  return [...names, mean.toFixed(4), interval, share(better), share(worse)];
}

function rewardTable({ latency, bestPossible }: Summary): string {
  return table([
    ['search', 'target ms', 'seeds', 'reward', 'latency ms', 'test %'],
    ...latency.map((row) => [
      row.searcher,
      `${row.targetMs}`,
      `${row.seeds}`,
      spread(row.reward, 4),
      spread(row.latencyMs, 2),
      percent(row.test),
    ]),
    ...bestPossible.map(({ targetMs, reward, latencyMs, test }) => [
      'best possible',
      `${targetMs}`,
      '',
      reward.toFixed(4),
      latencyMs.toFixed(2),
      number(test),
    ]),
  ]);
}
