import type { LineSeries } from '../charts/line-chart.ts';
import type { Comparison } from './comparison.ts';
import { progressOf, type ProgressAxis } from './progress-axis.ts';

/** How far every study was so far, as steps that end at its last trial. */
export function comparisonCurves({ rows, followed }: Comparison, axis: ProgressAxis): LineSeries[] {
  return rows.map(({ study: { name, trials } }) => {
    const progress = progressOf(trials, axis);
    const points = followed
      .curve(trials)
      .map((point) => [progress[point.trials - 1]!, point.reward] as const);
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
