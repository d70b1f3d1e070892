import { bestSoFar } from '../best-so-far.ts';
import type { LineSeries } from '../charts/line-chart.ts';
import type { ComparedStudy } from './comparison.ts';
import { shorterAsPruned } from './full-length.ts';
import { progressOf, type ProgressAxis } from './progress-axis.ts';

/** The best reward so far of every study, as steps that end at its last trial. */
export function comparisonCurves(
  studies: readonly ComparedStudy[],
  axis: ProgressAxis,
): LineSeries[] {
  return studies.map(({ name, trials }) => {
    const progress = progressOf(trials, axis);
    const points = bestSoFar(shorterAsPruned(trials)).map(
      (point) => [progress[point.trials - 1]!, point.reward] as const,
    );
    return { name, points: steps(points) };
  });
}

type Point = readonly [number, number];

/** A value holds until the next one, so each rise is preceded by the value before it. */
function steps(points: readonly Point[]): Point[] {
  return points.flatMap((point, index) => {
    const before = points[index - 1];
    if (before === undefined || before[1] === point[1]) return [point];
    return [[point[0], before[1]] as const, point];
  });
}
