import { renderChart, type ChartSeries } from '../charts/chart.ts';
import { legend } from '../charts/legend.ts';
import { horizontalAxis, verticalAxis } from '../charts/theme.ts';
import { formatReward, orDash } from '../format.ts';
import type { Html } from '../html.ts';
import { comparisonCurves } from './comparison-curves.ts';
import type { Comparison } from './comparison.ts';
import { progressAxes, type ProgressAxis } from './progress-axis.ts';
import { seriesStyle } from './series-colours.ts';

/** The curves of all studies in one plot, as SVG. */
export function renderComparisonChart(comparison: Comparison, axis: ProgressAxis): Html {
  const { rows, followed } = comparison;
  const series = comparisonCurves(comparison, axis).map(({ points }, index): ChartSeries => {
    const { colour, dashed } = seriesStyle(index);
    return {
      type: 'line',
      symbol: 'none',
      lineStyle: { color: colour, width: 2.4, type: dashed ? [6, 4] : 'solid' },
      data: points,
    };
  });
  const description = `${followed.name} of ${rows.map(({ study }) => study.name).join(', ')}.`;
  const frame = { id: 'comparison', description, width: 1040, height: 430 };
  const option = {
    grid: { left: 60, right: 24, top: 40, bottom: 52 },
    xAxis: horizontalAxis({ name: progressAxes[axis], min: 0 }),
    yAxis: verticalAxis({ name: followed.name }),
  };
  return renderChart(frame, option, series);
}

/** The study that each line is of, with the value that it ends with. */
export function comparisonLegend({ rows, followed }: Comparison): Html {
  return legend(
    rows.map(({ study }, index) => {
      const { colour, dashed } = seriesStyle(index);
      const end = followed.curve(study.trials).at(-1)?.reward ?? null;
      const text = `${study.name} ${orDash(end, formatReward)}`;
      return { shape: dashed ? 'dashed' : 'line', colour, text };
    }),
  );
}
