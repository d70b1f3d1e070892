import { bestReward } from '../best-so-far.ts';
import { finalStage, onnxArtefacts } from '../final-stage.ts';
import {
  formatBytes,
  formatCount,
  formatLatency,
  formatMs,
  formatPercent,
  formatReward,
  formatSeconds,
  formatSize,
} from '../format.ts';
import { html, type Html } from '../html.ts';
import type { ReportData } from '../report-data.ts';
import { keyFigureList, type KeyFigure } from './key-figures.ts';

/** Title, the study in one sentence, and four figures. */
export function opening(data: ReportData): Html {
  return html`<header>
    <p class="kicker">Espalier study</p>
    <h1>${data.study.title}</h1>
    <p class="lead">${summary(data)}</p>
    ${keyFigureList(keyFigures(data))}
  </header>`;
}

function summary({ study, trials, winner }: ReportData): string {
  const { strategy, space, device, targetMs } = study;
  const reached = winner.latency.meanMs <= targetMs ? 'within' : 'above';
  return (
    `${formatCount(trials.length)} trials of ${strategy.name} among the ${formatSize(space.size)} networks of ` +
    `${space.name}, for ${device.title}: the winner is predicted to take ` +
    `${formatMs(winner.latency.meanMs)} ms, ${reached} the target of ${formatMs(targetMs)} ms.`
  );
}

function keyFigures(data: ReportData): KeyFigure[] {
  const { winner, study } = data;
  return [
    accuracyFigure(data),
    {
      name: 'Predicted latency',
      value: formatLatency(winner.latency),
      unit: 'ms',
      note: `target ${formatMs(study.targetMs)} ms`,
    },
    sizeFigure(data),
    {
      name: 'Best reward',
      value: formatReward(winner.reward),
      unit: '',
      note: baselineNote(data),
    },
    {
      name: 'Time',
      value: formatSeconds(study.times.totalSeconds),
      unit: '',
      note: `${study.workers} workers on ${study.environment.cores} cores`,
    },
  ];
}

function accuracyFigure(data: ReportData): KeyFigure {
  const stage = finalStage(data);
  if (stage?.testAccuracy != null) {
    const value = formatPercent(stage.testAccuracy);
    return { name: 'Test accuracy', value, unit: '%', note: `after ${stage.name}` };
  }
  const value = formatPercent(stage?.accuracy ?? data.winner.proxyAccuracy);
  const note = stage === null ? 'of the short proxy training' : `after ${stage.name}`;
  return { name: 'Validation accuracy', value, unit: '%', note };
}

function sizeFigure(data: ReportData): KeyFigure {
  const smallest = onnxArtefacts(data)[0];
  if (smallest === undefined) {
    const value = formatCount(data.winner.parameters);
    return { name: 'Parameters', value, unit: '', note: `${formatCount(data.winner.macs)} MACs` };
  }
  return { name: 'Model file', value: formatBytes(smallest.bytes), unit: '', note: smallest.file };
}

function baselineNote({ baseline }: ReportData): string {
  const best = bestReward(baseline);
  return best === null ? 'not compared' : `random search: ${formatReward(best)}`;
}
