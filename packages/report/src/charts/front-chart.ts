import type { Trial } from '@espalier/protocol';
import type { Html } from '../html.ts';
import { renderChart, type ChartSeries } from './chart.ts';
import { metricText, placeOf, type MetricText, type Plane } from './plane.ts';
import { colours, horizontalAxis, plotLabel, symbols, verticalAxis } from './theme.ts';
import { thinned } from './thinned.ts';
import { trialNote } from './trial-note.ts';

/** What a chart of two objectives shows. */
export interface FrontChartData {
  readonly plane: Plane;
  readonly trials: readonly Trial[];
  /** Random search under the same budget; may be empty. */
  readonly baseline: readonly Trial[];
  /** The trials of the front, by rising values along; joined by a staircase. */
  readonly front: readonly Trial[];
  /** The chosen trial's place, along first, and the deviation of its value along. */
  readonly star: { readonly at: readonly [number, number]; readonly deviation: number } | null;
  /** A value along that was aimed at, and its name. */
  readonly target: { readonly value: number; readonly text: string } | null;
  readonly description: string;
}

/**
 * Every trial in the plane of two objectives, with the front, a target and the chosen trial, as SVG.
 *
 * One mark for each trial that has both figures, or for every n-th of thousands; those stopped early
 * are hollow.
 */
export function renderFrontChart(data: FrontChartData): Html {
  const { plane, trials, baseline, target } = data;
  const [up, along] = [metricText(plane[0].metric), metricText(plane[1].metric)];
  const series = [
    ...pointsOf(data, baseline, { kind: 'random', colour: colours.baseline }),
    ...pointsOf(data, trials, { kind: 'search', colour: colours.search }),
    frontLine(data),
    ...starOf(data),
    ...targetLine(data),
  ];
  const places = [...trials, ...baseline].flatMap((trial) => {
    const at = placeOf(trial, plane);
    return at === undefined ? [] : [at];
  });
  const values = places.map(([x]) => x);
  const frame = { id: 'pareto', description: data.description, width: 1040, height: 442 };
  const option = {
    grid: { left: 60, right: 24, top: 60, bottom: 52 },
    xAxis: horizontalAxis({
      name: along.heading,
      ...extent([...values, ...(target === null ? [] : [target.value])]),
      format: (value) => tick(value, along),
    }),
    yAxis: verticalAxis({
      name: up.heading,
      // Above the name of the target, which may stand at the left end.
      nameGap: 32,
      // Room for the star under the name of the target.
      boundaryGap: ['2%', '8%'],
      ...fromZero(places.map(([, y]) => y)),
      format: (value) => tick(value, up),
    }),
  };
  return renderChart(frame, option, series);
}

/** Near 0 the room below the points would be of values that there are not. */
function fromZero(values: readonly number[]): { min?: number } {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return low >= 0 && low < (high - low) / 4 ? { min: 0 } : {};
}

/** A value at an axis, without zeros that say nothing. */
function tick(value: number, { format }: MetricText): string {
  return String(Number(format(value)));
}

/** Whole steps that hold all values with a little room; never below 0. */
function extent(values: readonly number[]): { min?: number; max?: number } {
  if (values.length === 0) return {};
  const low = Math.min(...values);
  const high = Math.max(...values);
  const step = 10 ** Math.floor(Math.log10(Math.max(high - low, high * 0.01))) / 2;
  const min = Math.max(0, Math.floor((low - step / 4) / step) * step);
  const max = Math.ceil((high + step / 4) / step) * step;
  return { min: Number(min.toPrecision(12)), max: Number(max.toPrecision(12)) };
}

function pointsOf(
  { plane }: FrontChartData,
  trials: readonly Trial[],
  { kind, colour }: { readonly kind: 'search' | 'random'; readonly colour: string },
): ChartSeries[] {
  const placed = thinned(
    trials.flatMap((trial) => {
      const at = placeOf(trial, plane);
      return at === undefined ? [] : [{ trial, at }];
    }),
  );
  return [false, true].map((pruned) => {
    const shown = placed.filter(({ trial }) => (trial.outcome === 'pruned') === pruned);
    return {
      type: 'scatter',
      symbol: pruned ? 'emptyCircle' : 'circle',
      symbolSize: pruned ? 6 : 8,
      itemStyle: { color: colour, opacity: pruned ? 0.4 : 0.6 },
      data: shown.map(({ at }) => at),
      notes: shown.map(({ trial }) => trialNote(trial, kind)),
    };
  });
}

function frontLine({ plane, front }: FrontChartData): ChartSeries {
  return {
    type: 'line',
    // A value along is attained by every trial on the better side of it.
    step: plane[1].direction === 'minimize' ? 'end' : 'start',
    symbol: 'none',
    lineStyle: { color: colours.search, width: 2 },
    data: front.flatMap((trial) => {
      const at = placeOf(trial, plane);
      return at === undefined ? [] : [at];
    }),
  };
}

function starOf({ star }: FrontChartData): ChartSeries[] {
  if (star === null) return [];
  const [x, y] = star.at;
  return [
    {
      type: 'line',
      symbol: 'none',
      lineStyle: { color: colours.winner, width: 1.5 },
      data: [x - star.deviation, x + star.deviation].map((end) => [end, y]),
    },
    {
      type: 'scatter',
      symbol: symbols.star,
      symbolSize: 24,
      z: 5,
      itemStyle: {
        color: colours.winner,
        borderColor: colours.paper,
        borderWidth: 1.5,
        opacity: 1,
      },
      data: [[x, y]],
    },
  ];
}

function targetLine({ target }: FrontChartData): ChartSeries[] {
  if (target === null) return [];
  return [
    {
      type: 'line',
      data: [],
      markLine: {
        symbol: 'none',
        lineStyle: { color: colours.target, type: [6, 4], width: 1.5 },
        label: { ...plotLabel(colours.target), position: 'end', formatter: target.text },
        data: [{ xAxis: target.value }],
      },
    },
  ];
}
