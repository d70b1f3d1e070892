import { drawLineChart } from '@espalier/report';
import { nameOf, type Case } from './cases.ts';
import { listedRows, quantile } from './known.ts';
import type { Measured } from './measure.ts';

/** Networks of a benchmark that are drawn; the rest would only make the file large. */
const mostDots = 1500;

/** All networks of a case, the true front, and what NSGA-II evaluated of it. */
export function pictureOf(
  one: Case,
  { known, front, tried }: Measured,
  evaluations: number,
): string {
  const point = (row: number): readonly [number, number] => [
    known.metric[row]!,
    100 * known.accuracy[row]!,
  ];
  const rows = listedRows(known);
  const step = Math.ceil(rows.length / mostDots);
  const byMetric = front.map(point).toSorted(([a], [b]) => a - b);
  const asked = [...tried.slice(0, evaluations)].filter((row) => rows.includes(row));
  const median = quantile(
    rows.map((row) => 100 * known.accuracy[row]!),
    0.5,
  );
  return drawLineChart({
    title: `${nameOf(one)}: the true front and ${evaluations} evaluations of NSGA-II`,
    x: `${one.metric}, ${one.unit}`,
    y: 'Accuracy, %',
    series: [
      {
        name: step === 1 ? 'all networks' : `one in ${step} networks`,
        points: rows.filter((_, at) => at % step === 0).map(point),
        scatter: true,
      },
      { name: 'true front', points: byMetric },
      { name: 'evaluated by NSGA-II', points: asked.map(point), scatter: true },
    ],
    leastY: Math.floor(median - 20),
  });
}
