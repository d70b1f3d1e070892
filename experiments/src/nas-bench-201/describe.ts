import { table } from '../command-line/table.ts';
import type { Moments } from '../statistics/moments.ts';
import type { Summary } from './experiment.ts';
import { published, reported } from './published.ts';
import type { Row } from './summarise.ts';

const spread = ({ mean, deviation }: Moments, digits = 2): string =>
  `${mean.toFixed(digits)} ± ${deviation.toFixed(digits)}`;

/** The finding as tables of percent. */
export function describeFinding({ rows, comparisons, seconds }: Summary): string {
  const outside = comparisons.filter(({ within }) => !within);
  return [
    `Searched on CIFAR-10 by 12-epoch validation accuracy for ${seconds} simulated seconds; accuracy in`,
    'percent after 200 epochs of the chosen cell, mean ± standard deviation over seeds.',
    '',
    resultTable(rows),
    'Difference to the published mean, in points (allowed: one published standard deviation)',
    '',
    differenceTable(comparisons),
    outside.length === 0
      ? 'All published figures are reproduced within tolerance.\n'
      : `OUTSIDE OF TOLERANCE: ${outside.map(({ method, figure }) => `${method} ${figure}`).join(', ')}\n`,
  ].join('\n');
}

function resultTable(rows: readonly Row[]): string {
  const lines = rows.flatMap((row) => {
    const ours = [
      row.method,
      `${row.seeds}`,
      spread(row.trials, 0),
      ...reported.map((name) => spread(row.figures[name])),
      `${(100 * row.hits).toFixed(1)} %`,
      `${(100 * row.nearBest).toFixed(1)} %`,
    ];
    const theirs = Object.hasOwn(published, row.method)
      ? published[row.method as keyof typeof published]
      : undefined;
    if (theirs === undefined) return [ours];
    const quoted = reported.map((name) => spread(theirs[name]));
    return [ours, [`  published`, '500', '', ...quoted, '', '']];
  });
  const heading = ['method', 'seeds', 'trials', ...reported, 'best signal', 'near best'];
  return table([heading, ...lines]);
}

function differenceTable(comparisons: Summary['comparisons']): string {
  const methods = [...new Set(comparisons.map(({ method }) => method))];
  return table([
    ['method', ...reported],
    ...methods.map((method) => [
      method,
      ...comparisons
        .filter((comparison) => comparison.method === method)
        .map(
          ({ difference, published: { deviation }, within }) =>
            `${difference >= 0 ? '+' : ''}${difference.toFixed(2)} of ±${deviation.toFixed(2)}${within ? '' : ' !'}`,
        ),
    ]),
  ]);
}
