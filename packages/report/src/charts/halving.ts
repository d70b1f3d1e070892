import type { Trial } from '@espalier/protocol';
import { formatPercent } from '../format.ts';
import { html, type Html } from '../html.ts';
import { renderChart, type ChartSeries } from './chart.ts';
import { legend } from './legend.ts';
import { colours, horizontalAxis, verticalAxis } from './theme.ts';

/** What the chart of successive halving shows. */
export interface HalvingData {
  readonly trials: readonly Trial[];
  readonly winner: { readonly trial: number };
}

type Point = readonly [rung: number | null, accuracy: number | null];

/**
 * Accuracy of every trained trial at each rung of successive halving, as SVG.
 *
 * Null where no trial was trained in more than one rung, as there is nothing to see. One mark for
 * each rung of each trial; rungs stand evenly, as epochs usually double.
 */
export function renderHalvingChart(data: HalvingData): Html | null {
  const epochs = epochsOf(data.trials);
  if (!data.trials.some(({ rungs }) => rungs.length > 1)) return null;
  const series = seriesOf(data, epochs);
  const frame = { id: 'halving', description: describe(data), width: 1040, height: 360 };
  const option = {
    grid: { left: 60, right: 24, top: 40, bottom: 52 },
    xAxis: horizontalAxis({
      name: 'Epochs trained',
      type: 'category',
      data: epochs.map(String),
    }),
    yAxis: verticalAxis({
      name: 'Validation accuracy (%)',
      format: (fraction) => String(Number((fraction * 100).toFixed(1))),
    }),
  };
  return renderChart(frame, option, series);
}

/** What the lines of {@link renderHalvingChart} mean. */
export function halvingLegend(): Html {
  return legend([
    { shape: 'thin', colour: colours.search, text: 'trained to the last rung' },
    { shape: 'thin', colour: 'var(--muted)', text: 'stopped early' },
    { shape: 'line', colour: colours.winner, text: 'winner' },
  ]);
}

/** The sentence under the chart of successive halving. */
export function halvingCaption(): Html {
  return html`Each line is one trial of the search. Only trials whose accuracy on validation images
  is high enough at one rung are trained on to the next; the others stop there.`;
}

function epochsOf(trials: readonly Trial[]): number[] {
  const epochs = trials.flatMap(({ rungs }) => rungs.map((rung) => rung.epochs));
  return [...new Set(epochs)].toSorted((a, b) => a - b);
}

function seriesOf({ trials, winner }: HalvingData, epochs: readonly number[]): ChartSeries[] {
  const trained = trials.filter(({ rungs }) => rungs.length > 0);
  const isWinner = (trial: Trial) => trial.number === winner.trial;
  const stopped = trained.filter(({ outcome }) => outcome === 'pruned');
  const others = trained.filter((trial) => !stopped.includes(trial) && !isWinner(trial));
  const groups = [
    { group: stopped, colour: 'var(--muted)', opacity: 0.55, width: 1 },
    { group: others, colour: colours.search, opacity: 0.5, width: 1.2 },
    { group: trained.filter(isWinner), colour: colours.winner, opacity: 1, width: 2.6 },
  ];
  return groups.flatMap(({ group, colour, opacity, width }) => [
    {
      type: 'line',
      symbol: 'none',
      lineStyle: { color: colour, opacity, width },
      data: group.flatMap((trial) => [...pointsOf(trial, epochs), [null, null]]),
    },
    {
      type: 'scatter',
      symbol: group === stopped ? 'emptyCircle' : 'circle',
      symbolSize: 3 + width,
      itemStyle: { color: colour, opacity },
      data: group.flatMap((trial) => pointsOf(trial, epochs)),
      notes: group.flatMap(notesOf),
    },
  ]);
}

function pointsOf({ rungs }: Trial, epochs: readonly number[]): Point[] {
  return rungs.map((rung) => [epochs.indexOf(rung.epochs), rung.accuracy]);
}

function notesOf({ number, rungs }: Trial): string[] {
  return rungs.map(
    ({ epochs, accuracy }) =>
      `search trial ${number}, ${epochs} epochs, ${formatPercent(accuracy)} %`,
  );
}

function describe({ trials }: HalvingData): string {
  const trained = trials.filter(({ rungs }) => rungs.length > 0);
  const stopped = trained.filter(({ outcome }) => outcome === 'pruned').length;
  return `${trained.length} trials were trained; ${stopped} were stopped before the last rung.`;
}
