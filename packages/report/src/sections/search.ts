import { halvingCaption, halvingLegend, renderHalvingChart } from '../charts/halving.ts';
import { paretoCaption, paretoLegend, renderParetoChart } from '../charts/pareto.ts';
import {
  renderSearchCurve,
  searchCurveCaption,
  searchCurveLegend,
} from '../charts/search-curve.ts';
import { figure } from '../figure.ts';
import { html, type Html } from '../html.ts';
import type { ReportData } from '../report-data.ts';
import { trialsTable } from '../tables/trials-table.ts';

/** How the search went: its curve, the front, the rungs and the best trials. */
export function searchSection(data: ReportData): Html {
  const { trials, baseline, winner } = data;
  const pareto = { trials, baseline, winner, targetMs: data.study.targetMs };
  return html`<section>
    <h2>The search</h2>
    ${figure({
      title: 'Best reward so far',
      picture: renderSearchCurve(data),
      legend: searchCurveLegend(data),
      caption: searchCurveCaption(data),
    })}
    ${figure({
      title: 'Accuracy against latency',
      picture: renderParetoChart(pareto),
      legend: paretoLegend(pareto),
      caption: paretoCaption(pareto),
    })}
    ${halving(data)}
    <h3>Best trials</h3>
    ${trialsTable(trials, winner.trial)}
    <p class="note">
      One row for each architecture, best first; the winner is marked. Accuracy is of the proxy
      training, latency is predicted for the device.
    </p>
  </section>`;
}

function halving(data: ReportData): Html | null {
  const chart = renderHalvingChart(data);
  if (chart === null) return null;
  return figure({
    title: 'Training in rungs',
    picture: chart,
    legend: halvingLegend(),
    caption: halvingCaption(),
  });
}
