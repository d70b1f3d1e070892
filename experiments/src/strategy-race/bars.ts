import type { Placing } from './measure.ts';

/** Least mean accuracy, percent, at 100 and at 300 evaluations of the CIFAR-100 test table. */
const bars: Readonly<Record<string, readonly [number, number]>> = {
  'regularized-evolution': [72.5, 73.2],
  reinforce: [72.3, 73.2],
  'local-search': [73.3, 73.5],
};

/** Least mean accuracy of one of the strategies with a predictor, at 100 evaluations. */
const predictorBar = 73.3;
const predictors = ['bananas', 'predictor-guided-evolution'];

/** What the bars ask for and the race did not show; only where 100 and 300 evaluations were run. */
export function missedBars(placings: readonly Placing[], counts: readonly number[]): string[] {
  const at = [100, 300].map((count) => counts.indexOf(count));
  const field = placings.filter(({ track }) => track === 'nas-bench-201-cifar100');
  if (at.includes(-1) || field.length === 0) return [];
  const found = (name: string, index: number): number =>
    field.find(({ strategy }) => strategy === name)?.found[at[index]!]?.mean ?? 0;
  const missed = Object.entries(bars).flatMap(([name, least]) =>
    least.flatMap((bar, index) =>
      found(name, index) >= bar
        ? []
        : [
            `${name} found ${found(name, index).toFixed(2)} at ${[100, 300][index]!}, less than ${bar}`,
          ],
    ),
  );
  const best = Math.max(...predictors.map((name) => found(name, 0)));
  if (best >= predictorBar) return missed;
  return [...missed, `no predictor reached ${predictorBar} at 100: ${best.toFixed(2)}`];
}
