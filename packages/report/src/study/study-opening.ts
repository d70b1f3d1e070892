import type { Trial } from '@espalier/protocol';
import { metricText } from '../charts/plane.ts';
import { formatMs, formatPercent, formatReward, formatSeconds, orDash } from '../format.ts';
import { html, type Html } from '../html.ts';
import { keyFigureList, type KeyFigure } from '../sections/key-figures.ts';
import { progressOf } from './progress-axis.ts';
import type { StudyData } from './study-data.ts';
import { frontVolume, referencePoint, studyFront } from './study-front.ts';

/** Title, how far the study is, and what it found so far. */
export function studyOpening(data: StudyData): Html {
  return html`<header>
    <p class="kicker">Espalier study</p>
    <h1>${data.title}</h1>
    <p class="lead">${data.state}</p>
    ${data.notes.map((note) => html`<p class="note">${note}</p>`)}
    ${keyFigureList([...bestFigures(data), frontFigure(data), timeFigure(data)])}
  </header>`;
}

function bestFigures(data: StudyData): KeyFigure[] {
  const trial = data.trials.find(({ number }) => number === data.best);
  if (trial === undefined) return [figureWithoutReward(data)];
  const { number, reward } = trial;
  return [
    {
      name: 'Best reward',
      value: orDash(reward, formatReward),
      unit: '',
      note: `trial ${number}`,
    },
    accuracyFigure(data, trial),
    latencyFigure(data, trial),
  ];
}

function accuracyFigure({ figures }: StudyData, { accuracy }: Trial): KeyFigure {
  return {
    name: figures === undefined ? 'Its validation accuracy' : 'Its accuracy',
    value: orDash(accuracy, formatPercent),
    unit: '%',
    note: figures?.accuracy ?? 'of the short proxy training',
  };
}

function latencyFigure({ figures, targetMs }: StudyData, { latency }: Trial): KeyFigure {
  return {
    name: figures === undefined ? 'Its predicted latency' : 'Its latency',
    value: orDash(latency?.meanMs ?? null, formatMs),
    unit: 'ms',
    note: targetMs === null ? (figures?.latency ?? '') : `target ${formatMs(targetMs)} ms`,
  };
}

/** The best of the front in the first objective, where no trial has a reward. */
function figureWithoutReward({ trials, objectives: [first, ...others] }: StudyData): KeyFigure {
  const front = first === undefined ? [] : studyFront(trials, [first, ...others]);
  if (first === undefined || front.length === 0) {
    return { name: 'Best reward', value: '–', unit: '', note: 'no trial was trained in full' };
  }
  const values = front.map(({ objectives }) => objectives[0]!);
  const best = first.direction === 'maximize' ? Math.max(...values) : Math.min(...values);
  const { heading, format } = metricText(first.metric);
  const trial = front[values.indexOf(best)]!.number;
  return { name: `Best: ${heading}`, value: format(best), unit: '', note: `trial ${trial}` };
}

function frontFigure({ trials, objectives }: StudyData): KeyFigure {
  const front = studyFront(trials, objectives);
  const reference = referencePoint(trials, objectives);
  const volume = reference === null ? null : frontVolume(front, objectives, reference);
  return {
    name: 'Pareto front',
    value: String(front.length),
    unit: front.length === 1 ? 'trial' : 'trials',
    note: volume === null ? '' : `hypervolume ${String(+volume.toPrecision(4))}`,
  };
}

function timeFigure({ trials }: StudyData): KeyFigure {
  const seconds = progressOf(trials, 'seconds').at(-1) ?? 0;
  return {
    name: 'Time in trials',
    value: formatSeconds(seconds),
    unit: '',
    note: `${trials.length} ${trials.length === 1 ? 'trial' : 'trials'}, one after the other`,
  };
}
