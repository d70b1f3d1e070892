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
import { renderComparisonChart } from './comparison-chart.ts';
import { compareStudies } from './comparison.ts';
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
    ${curve(data, compared)} ${frontFigure(data)} ${rungs(data)} ${bestTrials(data, compared)}
  </section>`;
}

function curve(study: StudyData, trials: readonly Trial[]): Html | null {
  if (trials.every(({ reward }) => reward === null)) return volumeCurve(study);
  const data = { trials, baseline: [] };
  return figure({
    title: 'Best reward so far',
    picture: renderSearchCurve(data),
    legend: searchCurveLegend(data),
    caption: searchCurveCaption(data),
  });
}

/** Without one number to follow, the hypervolume of the front. */
function volumeCurve({ title, trials, objectives }: StudyData): Html | null {
  const name = { name: title, strategy: '', space: '', device: '', seed: '' };
  const alone = compareStudies([{ ...name, trials, best: null }], objectives);
  if (alone.reference === null) return null;
  return figure({
    title: alone.followed.name,
    picture: renderComparisonChart(alone, 'trials'),
    legend: null,
    caption: html`The study has several objectives and no reward: what grows is the hypervolume of
    its front, measured from the point that is named below.`,
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

function bestTrials({ best, figures }: StudyData, compared: readonly Trial[]): Html | null {
  if (best === null) return null;
  return html`<h3>Best trials</h3>
    ${trialsTable(compared, best)}
    <p class="note">
      One row for each architecture, best first; the best is marked. Accuracy is
      ${figures?.accuracy ?? 'of the proxy training'}, latency is
      ${figures?.latency ?? 'predicted for the device'}.
    </p>`;
}
