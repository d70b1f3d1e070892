import type { Outcome, Trial } from '@espalier/protocol';
import { bestReward, bestSoFar } from '../best-so-far.ts';
import { formatReward } from '../format.ts';
import { html, type Html } from '../html.ts';
import { renderChart, type ChartSeries } from './chart.ts';
import { legend, type LegendItem } from './legend.ts';
import { colours, horizontalAxis, symbols, verticalAxis } from './theme.ts';
import { thinned, thinningNote } from './thinned.ts';
import { trialNote } from './trial-note.ts';

/** What the search curve compares. */
export interface SearchCurveData {
  readonly trials: readonly Trial[];
  /** Random search under the same budget; may be empty. */
  readonly baseline: readonly Trial[];
}

interface Run {
  readonly kind: 'search' | 'random';
  readonly colour: string;
  readonly trials: readonly Trial[];
}

/** How each outcome is drawn; those without a reward stand in the strip below the plot. */
const marks: Readonly<
  Record<Outcome, { scored: boolean; symbol: string; size: number | readonly [number, number] }>
> = {
  complete: { scored: true, symbol: 'circle', size: 6 },
  pruned: { scored: true, symbol: 'emptyCircle', size: 5.5 },
  infeasible: { scored: false, symbol: 'rect', size: [1.6, 9] },
  failed: { scored: false, symbol: symbols.cross, size: 7 },
};

/**
 * Reward of every trial and the best so far, search against random search, as SVG.
 *
 * Every trial is one mark: a reward in the plot, or, without one, a mark in the strip below.
 */
export function renderSearchCurve(data: SearchCurveData): Html {
  const runs = runsOf(data);
  const series = [...runs.flatMap(marksOf), ...runs.map(bestLine).toReversed()];
  const last = Math.max(data.trials.length, data.baseline.length);
  const frame = { id: 'search-curve', description: describe(data), width: 1040, height: 400 };
  const option = {
    grid: [
      { left: 60, right: 24, top: 40, bottom: 100 },
      { left: 60, right: 24, height: 17 * runs.length, bottom: 54 },
    ],
    xAxis: [
      horizontalAxis({ name: '', min: 0, max: last, axisLabel: { show: false } }),
      horizontalAxis({ name: 'Trials', min: 0, max: last, gridIndex: 1, minInterval: 1 }),
    ],
    yAxis: [verticalAxis({ name: 'Reward' }), stripAxis(runs)],
  };
  return renderChart(frame, option, series);
}

/** What the marks and lines of {@link renderSearchCurve} mean, with the final values. */
export function searchCurveLegend(data: SearchCurveData): Html {
  const runs = runsOf(data);
  const lines = runs.map(({ kind, colour, trials }): LegendItem => {
    const best = bestReward(trials);
    const value = best === null ? '' : ` ${formatReward(best)}`;
    const name = kind === 'search' ? 'best of the search' : 'best of random search';
    return { shape: kind === 'search' ? 'line' : 'dashed', colour, text: name + value };
  });
  const all = [...data.trials, ...data.baseline];
  const used = outcomeLegend.filter(({ outcome }) => all.some((one) => one.outcome === outcome));
  return legend([...lines.toReversed(), ...used]);
}

const outcomeLegend: readonly (LegendItem & { outcome: Outcome })[] = [
  { outcome: 'complete', shape: 'dot', colour: 'var(--faint)', text: 'complete' },
  { outcome: 'pruned', shape: 'ring', colour: 'var(--muted)', text: 'stopped early' },
  { outcome: 'infeasible', shape: 'tick', colour: 'var(--muted)', text: 'infeasible' },
  { outcome: 'failed', shape: 'cross', colour: 'var(--muted)', text: 'failed' },
];

function runsOf({ trials, baseline }: SearchCurveData): Run[] {
  const search: Run = { kind: 'search', colour: colours.search, trials };
  if (baseline.length === 0) return [search];
  return [{ kind: 'random', colour: colours.baseline, trials: baseline }, search];
}

function marksOf(run: Run, row: number): ChartSeries[] {
  const numbered = thinned(run.trials.map((trial, index) => ({ trial, x: index + 1 })));
  return Object.entries(marks).map(([outcome, { scored, symbol, size }]) => {
    const shown = numbered.filter(({ trial }) => trial.outcome === outcome);
    const inPlot = (reward: number | null) => scored && reward !== null;
    return {
      type: 'scatter',
      xAxisIndex: scored ? 0 : 1,
      yAxisIndex: scored ? 0 : 1,
      symbol,
      symbolSize: size,
      itemStyle: markStyle(run.colour, symbol),
      data: shown.map(({ trial, x }) => [x, inPlot(trial.reward) ? trial.reward : row]),
      notes: shown.map(({ trial }) => trialNote(trial, run.kind)),
    };
  });
}

function markStyle(colour: string, symbol: string): object {
  if (!symbol.startsWith('path')) return { color: colour, opacity: 0.38 };
  return { color: 'none', borderColor: colour, borderWidth: 1.3, opacity: 0.75 };
}

function bestLine({ kind, colour, trials }: Run): ChartSeries {
  return {
    type: 'line',
    step: 'end',
    symbol: 'none',
    lineStyle: {
      color: colour,
      width: kind === 'search' ? 2.6 : 2,
      type: kind === 'search' ? 'solid' : [6, 4],
    },
    data: bestSoFar(trials).map((point) => [point.trials, point.reward]),
  };
}

function stripAxis(runs: readonly Run[]): object {
  return verticalAxis({
    name: '',
    type: 'category',
    gridIndex: 1,
    data: runs.map(({ kind }) => kind),
    splitLine: { show: false },
  });
}

function describe({ trials, baseline }: SearchCurveData): string {
  const best = (run: readonly Trial[]) => {
    const reward = bestReward(run);
    return reward === null ? 'none' : formatReward(reward);
  };
  const search = `Best reward of the search after ${trials.length} trials: ${best(trials)}.`;
  if (baseline.length === 0) return search;
  return `${search} Of random search after ${baseline.length} trials: ${best(baseline)}.`;
}

/** The sentence under the search curve. */
export function searchCurveCaption({ trials, baseline }: SearchCurveData): Html {
  const compared =
    baseline.length === 0 ? '' : ' The dashed line is random search under the same budget.';
  return html`Each mark is one trial; the line is the best reward so far, so it can only
  rise.${compared} Trials without a reward (infeasible or failed) stand in the strip
  below.${thinningNote(trials.length)}`;
}
