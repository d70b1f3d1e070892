import type { Trial } from '@espalier/protocol';
import { halvingCaption, halvingLegend, renderHalvingChart } from '../charts/halving.ts';
import {
  renderSearchCurve,
  searchCurveCaption,
  searchCurveLegend,
} from '../charts/search-curve.ts';
import { figure } from '../figure.ts';
import { html, type Html } from '../html.ts';
import { trialsTable } from '../tables/trials-table.ts';
import { shorterAsPruned } from './full-length.ts';
import { frontFigure } from './front-figure.ts';
import type { StudyData } from './study-data.ts';

/** How the search went: its curve, the front, the rungs and the best trials. */
export function studySearch(data: StudyData): Html {
  if (data.trials.length === 0) {
    return html`<section>
      <h2>The search</h2>
      <p>No trial has ended yet.</p>
    </section>`;
  }
  const compared = shorterAsPruned(data.trials);
  return html`<section>
    <h2>The search</h2>
    ${curve(compared)} ${frontFigure(data)} ${rungs(data)} ${bestTrials(data, compared)}
  </section>`;
}

function curve(trials: readonly Trial[]): Html | null {
  if (trials.every(({ reward }) => reward === null)) return null;
  const data = { trials, baseline: [] };
  return figure({
    title: 'Best reward so far',
    picture: renderSearchCurve(data),
    legend: searchCurveLegend(data),
    caption: searchCurveCaption(data),
  });
}

function rungs({ trials, best }: StudyData): Html | null {
  const chart = best === null ? null : renderHalvingChart({ trials, winner: { trial: best } });
  if (chart === null) return null;
  return figure({
    title: 'Training in rungs',
    picture: chart,
    legend: halvingLegend(),
    caption: halvingCaption(),
  });
}

function bestTrials({ best }: StudyData, compared: readonly Trial[]): Html | null {
  if (best === null) return null;
  return html`<h3>Best trials</h3>
    ${trialsTable(compared, best)}
    <p class="note">
      One row for each architecture, best first; the best is marked. Accuracy is of the proxy
      training, latency is predicted for the device.
    </p>`;
}
