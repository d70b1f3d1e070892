import type { LatencyEstimate, Trial } from '@espalier/protocol';
import { formatMs, formatPercent } from '../format.ts';
import { frontTrials } from '../front.ts';
import { html, type Html } from '../html.ts';
import { renderFrontChart } from './front-chart.ts';
import { legend, type LegendItem } from './legend.ts';
import { accuracyOverLatency } from './plane.ts';
import { colours } from './theme.ts';

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
  const { winner, targetMs } = data;
  return renderFrontChart({
    plane: accuracyOverLatency,
    trials: data.trials,
    baseline: data.baseline,
    front: frontTrials(data.trials),
    star: {
      at: [winner.latency.meanMs, winner.proxyAccuracy],
      deviation: winner.latency.sdMs,
    },
    target: { value: targetMs, text: `target ${formatMs(targetMs)} ms` },
    description: describe(data),
  });
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

function describe({ trials, targetMs, winner }: ParetoData): string {
  const front = frontTrials(trials).length;
  return `${front} of ${trials.length} trials are on the Pareto front. The winner has ${formatPercent(winner.proxyAccuracy)} % at ${formatMs(winner.latency.meanMs)} ms; the target is ${formatMs(targetMs)} ms.`;
}
