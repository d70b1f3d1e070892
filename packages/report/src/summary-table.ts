import { align } from './align.ts';
import { bestReward } from './best-so-far.ts';
import {
  formatBytes,
  formatCount,
  formatLatency,
  formatMs,
  formatPercent,
  formatReward,
  formatSeconds,
  orDash,
} from './format.ts';
import { withoutControls } from './html.ts';
import type { ReportData } from './report-data.ts';

/** The result in aligned plain text for a terminal, without control characters of any input. */
export function renderSummary(data: ReportData): string {
  const parts = [align(facts(data), ['left', 'left'])];
  if (data.stages.length > 0) parts.push(stages(data));
  if (data.artefacts.length > 0) parts.push(artefacts(data));
  return `${withoutControls(parts.join('\n\n'))}\n`;
}

function facts({ study, winner, trials, baseline }: ReportData): string[][] {
  const random = bestReward(baseline);
  return [
    ['Study', study.title],
    ['Device', study.device.title],
    ['Trials', `${formatCount(trials.length)} of ${study.strategy.name} in ${study.space.name}`],
    ['Winner', `trial ${winner.trial}`],
    [
      'Predicted latency',
      `${formatLatency(winner.latency)} ms (target ${formatMs(study.targetMs)} ms)`,
    ],
    ['MACs', formatCount(winner.macs)],
    ['Parameters', formatCount(winner.parameters)],
    ['Proxy accuracy', `${formatPercent(winner.proxyAccuracy)} %`],
    ['Reward', `${formatReward(winner.reward)} (random search ${orDash(random, formatReward)})`],
    ['Time', formatSeconds(study.times.totalSeconds)],
  ].map((row) => row.map((cell) => cell.replace(/[\t\r\n]+/g, ' ')));
}

function stages(data: ReportData): string {
  const heading = ['Stage', 'validation %', 'test %', 'parameters', 'size', 'here ms', 'result'];
  const rows = data.stages.map((stage) => [
    stage.name,
    formatPercent(stage.accuracy),
    orDash(stage.testAccuracy, formatPercent),
    formatCount(stage.parameters),
    orDash(stage.bytes, formatBytes),
    orDash(stage.measuredMs, formatMs),
    stage.accepted ? 'kept' : 'rolled back',
  ]);
  return align([heading, ...rows], ['left', 'right', 'right', 'right', 'right', 'right', 'left']);
}

function artefacts(data: ReportData): string {
  const heading = ['File', 'size', 'test %', 'median ms', 'runtime'];
  const rows = data.artefacts.map(({ file, bytes, testAccuracy, medianMs, runtime }) => [
    file,
    formatBytes(bytes),
    orDash(testAccuracy, formatPercent),
    orDash(medianMs, formatMs),
    runtime,
  ]);
  return align([heading, ...rows], ['left', 'right', 'right', 'right', 'left']);
}
