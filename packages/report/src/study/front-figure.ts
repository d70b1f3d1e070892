import { renderFrontChart } from '../charts/front-chart.ts';
import { legend, type LegendItem } from '../charts/legend.ts';
import { accuracyOverLatency, metricText, placeOf, type Plane } from '../charts/plane.ts';
import { colours } from '../charts/theme.ts';
import { figure } from '../figure.ts';
import { formatMs } from '../format.ts';
import { html, type Html } from '../html.ts';
import { frontTable } from './front-table.ts';
import type { StudyData } from './study-data.ts';
import { frontVolume, referencePoint, studyFront, type JudgedTrial } from './study-front.ts';
import { shorterAsPruned } from './full-length.ts';

/** The trials in the plane of the first two objectives, with their front as picture and table. */
export function frontFigure(data: StudyData): Html | null {
  const { objectives, trials } = data;
  const plane = planeOf(data);
  if (!trials.some((trial) => placeOf(trial, plane) !== undefined)) return null;
  const front = studyFront(trials, objectives);
  return html`${figure({
    title: `${metricText(plane[0].metric).heading} against ${lowered(metricText(plane[1].metric).heading)}`,
    picture: chart(data, plane, front),
    legend: marks(data, plane),
    caption: caption(data, front),
  })}
  ${frontTable(front, objectives)}`;
}

/** With a small first letter, where it is one word of a sentence and no abbreviation. */
function lowered(heading: string): string {
  return /^[A-Z][a-z]/.test(heading) ? heading[0]!.toLowerCase() + heading.slice(1) : heading;
}

/** The first two objectives; accuracy over latency where the study has but one. */
function planeOf({ objectives: [up, along] }: StudyData): Plane {
  return up === undefined || along === undefined ? accuracyOverLatency : [up, along];
}

function chart(data: StudyData, plane: Plane, front: readonly JudgedTrial[]): Html {
  const target = targetOf(data, plane);
  return renderFrontChart({
    plane,
    trials: shorterAsPruned(data.trials),
    baseline: [],
    // In a plane that is not of all objectives the front is no staircase.
    front: data.objectives.length === 2 ? front : [],
    star: starOf(data, plane),
    target: target === null ? null : { value: target, text: `target ${formatMs(target)} ms` },
    description: `${front.length} of ${data.trials.length} trials are on the Pareto front.`,
  });
}

function targetOf({ targetMs }: StudyData, [, along]: Plane): number | null {
  return along.metric === 'latencyMs' ? targetMs : null;
}

function starOf(
  { trials, best }: StudyData,
  plane: Plane,
): Parameters<typeof renderFrontChart>[0]['star'] {
  const trial = trials.find(({ number }) => number === best);
  const at = trial && placeOf(trial, plane);
  if (trial === undefined || at === undefined) return null;
  const deviation = plane[1].metric === 'latencyMs' ? (trial.latency?.sdMs ?? 0) : 0;
  return { at, deviation };
}

function marks(data: StudyData, plane: Plane): Html {
  const items: (LegendItem | false)[] = [
    { shape: 'dot', colour: colours.search, text: 'trial' },
    shorterAsPruned(data.trials).some(({ outcome }) => outcome === 'pruned') && {
      shape: 'ring',
      colour: 'var(--muted)',
      text: 'stopped early',
    },
    data.objectives.length === 2 && {
      shape: 'line',
      colour: colours.search,
      text: 'Pareto front',
    },
    targetOf(data, plane) !== null && { shape: 'dashed', colour: colours.target, text: 'target' },
    starOf(data, plane) !== null && { shape: 'star', colour: colours.winner, text: 'best reward' },
  ];
  return legend(items.filter((item) => item !== false));
}

function caption({ trials, objectives }: StudyData, front: readonly JudgedTrial[]): Html {
  const reference = referencePoint(trials, objectives);
  if (reference === null) return html`No trial that was trained in full keeps every limit.`;
  const volume = frontVolume(front, objectives, reference);
  const from = objectives
    .map(({ metric }, index) => `${metric} ${String(+reference[index]!.toPrecision(4))}`)
    .join(', ');
  return html`On the front no trial is better in every one of ${objectives.length} objectives
  (${objectives.map(({ metric, direction }) => `${direction} ${metric}`).join(', ')}). Its
  hypervolume is ${String(+volume.toPrecision(4))}, measured from ${from}.`;
}
