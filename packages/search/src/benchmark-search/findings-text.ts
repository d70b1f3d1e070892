import type { MetricInfo } from '@espalier/benchmarks';
import { align, formatCount, formatReward, formatSeconds, withoutControls } from '@espalier/report';
import type { Findings } from './findings.ts';

/** Where a study lies. */
export interface StudyFiles {
  readonly journal: string;
  readonly architecture: string;
  readonly report: string;
}

/** Trials of a front that fit on a terminal. */
const shownOfFront = 20;

/** The end of a study on a benchmark, as it is printed. */
export function findingsText(
  findings: Findings,
  metrics: readonly MetricInfo[],
  files: StudyFiles,
): string {
  const { best } = findings;
  const rows: (readonly [string, string])[] = [
    ['Study', studyLine(findings)],
    ['Accuracy', `is ${findings.accuracyIs}`],
    ['Best', bestLine(findings, metrics)],
    ['Values', JSON.stringify(best.values)],
    ...frontRows(findings),
    ['Asked', askedLine(findings)],
    ...testRows(findings),
    ['Files', `${files.journal}, ${files.architecture}`],
    ['Report', files.report],
  ];
  const table = align(rows, ['left', 'left']);
  return `${withoutControls([table, ...frontTable(findings, metrics)].join('\n\n'))}\n`;
}

function studyLine({ strategy, benchmark, listed, isComplete, trials }: Findings): string {
  const share = isComplete
    ? `all ${formatCount(listed)} architectures of its space`
    : `${formatCount(listed)} listed architectures`;
  return `${formatCount(trials)} trials of ${strategy} on ${benchmark}, ${share}`;
}

function bestLine({ best, objectives }: Findings, metrics: readonly MetricInfo[]): string {
  const { trial, epochs, reward, figures } = best;
  const shown = Object.entries(figures).map(([name, value]) => figureText(name, value, metrics));
  const why = reward === null ? `, on the front the best in ${objectives[0]!}` : '';
  const worth = reward === null ? '' : `, reward ${formatReward(reward)}`;
  const length = `${epochs} ${epochs === 1 ? 'epoch' : 'epochs'}`;
  return `trial ${trial}${why}, after ${length}${worth}: ${shown.join(', ')}`;
}

function figureText(name: string, value: number, metrics: readonly MetricInfo[]): string {
  if (name === 'accuracy') return `accuracy ${(value * 100).toFixed(2)} %`;
  const unit = metrics.find((metric) => metric.name === name)?.unit ?? '';
  return `${name} ${String(+value.toPrecision(5))} ${unit}`.trimEnd();
}

function frontRows(findings: Findings): (readonly [string, string])[] {
  const { front, objectives, reference, hypervolume } = findings;
  if (reference === null || hypervolume === null) return [];
  const from = objectives
    .map((metric, index) => `${metric} ${String(+reference[index]!.toPrecision(4))}`)
    .join(', ');
  const size = `${front.length} ${front.length === 1 ? 'trial' : 'trials'}`;
  return [['Front', `${size}, hypervolume ${String(+hypervolume.toPrecision(5))} from ${from}`]];
}

function askedLine({ queries, trainingSeconds, simulatedSeconds, workers }: Findings): string {
  const asked = `${formatCount(queries)} trainings`;
  if (trainingSeconds === 0) return `${asked}; the table states no training times`;
  const side = `${formatSeconds(simulatedSeconds)} on ${workers} simulated ${workers === 1 ? 'worker' : 'workers'}`;
  return `${asked}, which took ${formatSeconds(trainingSeconds)} (${formatCount(Math.round(trainingSeconds))} s); ${side}`;
}

function testRows({ testAccuracy }: Findings): (readonly [string, string])[] {
  if (testAccuracy === null) return [];
  const percent = (testAccuracy * 100).toFixed(2);
  return [['Test', `${percent} % held-out test accuracy of the best, read once after the choice`]];
}

function frontTable(
  { front, objectives }: Findings,
  metrics: readonly MetricInfo[],
): readonly string[] {
  if (front.length === 0) return [];
  const rows = front
    .slice(0, shownOfFront)
    .map(({ trial, figures, values }) => [
      String(trial),
      ...objectives.map((name) => figureText(name, figures[name]!, metrics)),
      JSON.stringify(values),
    ]);
  const table = align(rows, ['right', ...objectives.map(() => 'left' as const), 'left']);
  const more = front.length - rows.length;
  return [more > 0 ? `${table}\n… and ${more} more: nx run search:best` : table];
}
