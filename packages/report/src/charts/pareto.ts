import type { LatencyEstimate, Trial } from '@espalier/protocol';
import { formatMs, formatPercent } from '../format.ts';
import { frontTrials, isPriced, type PricedTrial } from '../front.ts';
import { html, type Html } from '../html.ts';
import { renderChart, type ChartSeries } from './chart.ts';
import { legend, type LegendItem } from './legend.ts';
import { colours, horizontalAxis, plotLabel, symbols, verticalAxis } from './theme.ts';
import { trialNote } from './trial-note.ts';

/** What the accuracy-latency chart shows. */
export interface ParetoData {
  readonly trials: readonly Trial[];
  /** Random search under the same budget; may be empty. */
  readonly baseline: readonly Trial[];
  readonly targetMs: number;
  readonly winner: { readonly proxyAccuracy: number; readonly latency: LatencyEstimate };
}

/**
 * Validation accuracy over predicted latency with the Pareto front, the target and the winner.
 *
 * One mark for each trial that has both; the front is of the search's complete trials.
 */
export function renderParetoChart(data: ParetoData): Html {
  const series = [
    ...pointsOf(data.baseline, 'random', colours.baseline),
    ...pointsOf(data.trials, 'search', colours.search),
    frontLine(frontTrials(data.trials)),
    deviationLine(data),
    winnerStar(data),
    targetLine(data.targetMs),
  ];
  const frame = { id: 'pareto', description: describe(data), width: 1040, height: 430 };
  const latencies = [...data.trials, ...data.baseline].filter(isPriced).map(latencyOf);
  const option = {
    grid: { left: 60, right: 24, top: 48, bottom: 52 },
    xAxis: horizontalAxis({
      name: 'Predicted latency (ms)',
      ...extent([...latencies, data.targetMs]),
    }),
    yAxis: verticalAxis({
      name: 'Validation accuracy (%)',
      // Room for the star under the name of the target.
      boundaryGap: ['2%', '8%'],
      format: (fraction) => String(Number((fraction * 100).toFixed(1))),
    }),
  };
  return renderChart(frame, option, series);
}

/** What the marks and lines of {@link renderParetoChart} mean. */
export function paretoLegend({ trials, baseline }: ParetoData): Html {
  const random: LegendItem = { shape: 'dot', colour: colours.baseline, text: 'random search' };
  const pruned: LegendItem = { shape: 'ring', colour: 'var(--muted)', text: 'stopped early' };
  const stopped = [...trials, ...baseline].some(({ outcome }) => outcome === 'pruned');
  return legend([
    { shape: 'dot', colour: colours.search, text: 'search' },
    ...(baseline.length > 0 ? [random] : []),
    ...(stopped ? [pruned] : []),
    { shape: 'line', colour: colours.search, text: 'Pareto front of the search' },
    { shape: 'dashed', colour: colours.target, text: 'target' },
    { shape: 'star', colour: colours.winner, text: 'winner' },
  ]);
}

/** The sentence under the accuracy-latency chart. */
export function paretoCaption({ winner }: ParetoData): Html {
  const bar =
    winner.latency.sdMs > 0 ? ' The bar through the star is ± one standard deviation.' : '';
  return html`Latency is predicted for the device from its measured table; accuracy is of the short
  proxy training on validation images. On the front no trial is both faster and more accurate.${bar}`;
}

const latencyOf = ({ latency }: PricedTrial): number => latency.meanMs;

/** Whole steps that hold all values with a little room; never below 0. */
function extent(values: readonly number[]): { min: number; max: number } {
  const low = Math.min(...values);
  const high = Math.max(...values);
  const step = 10 ** Math.floor(Math.log10(Math.max(high - low, high * 0.01))) / 2;
  const min = Math.max(0, Math.floor((low - step / 4) / step) * step);
  const max = Math.ceil((high + step / 4) / step) * step;
  return { min: Number(min.toPrecision(12)), max: Number(max.toPrecision(12)) };
}

function pointsOf(
  trials: readonly Trial[],
  kind: 'search' | 'random',
  colour: string,
): ChartSeries[] {
  const priced = trials.filter(isPriced);
  return [false, true].map((pruned) => {
    const shown = priced.filter(({ outcome }) => (outcome === 'pruned') === pruned);
    return {
      type: 'scatter',
      symbol: pruned ? 'emptyCircle' : 'circle',
      symbolSize: pruned ? 6 : 8,
      itemStyle: { color: colour, opacity: pruned ? 0.4 : 0.6 },
      data: shown.map((trial) => [latencyOf(trial), trial.accuracy]),
      notes: shown.map((trial) => trialNote(trial, kind)),
    };
  });
}

function frontLine(front: readonly PricedTrial[]): ChartSeries {
  return {
    type: 'line',
    step: 'end',
    symbol: 'none',
    lineStyle: { color: colours.search, width: 2 },
    data: front.map((trial) => [latencyOf(trial), trial.accuracy]),
  };
}

function deviationLine({ winner }: ParetoData): ChartSeries {
  const { meanMs, sdMs } = winner.latency;
  return {
    type: 'line',
    symbol: 'none',
    lineStyle: { color: colours.winner, width: 1.5 },
    data: [meanMs - sdMs, meanMs + sdMs].map((x) => [x, winner.proxyAccuracy]),
  };
}

function winnerStar({ winner }: ParetoData): ChartSeries {
  return {
    type: 'scatter',
    symbol: symbols.star,
    symbolSize: 24,
    z: 5,
    itemStyle: { color: colours.winner, borderColor: colours.paper, borderWidth: 1.5, opacity: 1 },
    data: [[winner.latency.meanMs, winner.proxyAccuracy]],
  };
}

function targetLine(targetMs: number): ChartSeries {
  return {
    type: 'line',
    data: [],
    markLine: {
      symbol: 'none',
      lineStyle: { color: colours.target, type: [6, 4], width: 1.5 },
      label: {
        ...plotLabel(colours.target),
        position: 'end',
        formatter: `target ${formatMs(targetMs)} ms`,
      },
      data: [{ xAxis: targetMs }],
    },
  };
}

function describe({ trials, targetMs, winner }: ParetoData): string {
  const front = frontTrials(trials).length;
  return `${front} of ${trials.length} trials are on the Pareto front. The winner has ${formatPercent(winner.proxyAccuracy)} % at ${formatMs(winner.latency.meanMs)} ms; the target is ${formatMs(targetMs)} ms.`;
}
