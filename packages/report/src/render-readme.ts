import { onnxArtefacts } from './final-stage.ts';
import {
  formatBytes,
  formatCount,
  formatLatency,
  formatMs,
  formatPercent,
  orDash,
} from './format.ts';
import { codeBlock, escapeMarkdown, markdownTable } from './readme/markdown.ts';
import { nodeExample } from './readme/node-example.ts';
import { pythonExample } from './readme/python-example.ts';
import type { ReportData } from './report-data.ts';

/**
 * The README of a result folder in Markdown: what is in it, how good it is, how to load the model
 * in Node and Python, and how to repeat the study. Equal data give an equal text.
 */
export function renderReadme(data: ReportData): string {
  const { study } = data;
  return `${[
    `# ${escapeMarkdown(study.title)}`,
    introduction(data),
    ...files(data),
    ...stages(data),
    ...usage(data),
    '## Repeat the study',
    codeBlock('sh', study.command),
    `Seed \`${String(study.seed)}\`. The same seed gives the same trials for any number of workers.`,
  ].join('\n\n')}\n`;
}

function introduction({ study, winner, trials }: ReportData): string {
  const { device, space, strategy } = study;
  return (
    `Found by ${escapeMarkdown(strategy.name)} in ${formatCount(trials.length)} trials of the space ` +
    `${escapeMarkdown(space.name)} for ${escapeMarkdown(device.title)}: predicted latency ` +
    `${formatLatency(winner.latency)} ms (target ${formatMs(study.targetMs)} ms), ` +
    `${formatCount(winner.macs)} MACs and ${formatCount(winner.parameters)} parameters before ` +
    `compression. Predicted latency comes from the device's measured table; measured latency is of ` +
    `the machine that ran the study (${escapeMarkdown(study.environment.cpu)}).`
  );
}

function files({ artefacts }: ReportData): string[] {
  if (artefacts.length === 0) return [];
  const headings = [
    { text: 'File', number: false },
    { text: 'Size', number: true },
    { text: 'Test accuracy (%)', number: true },
    { text: 'Median latency here (ms)', number: true },
    { text: 'Executed in', number: false },
  ];
  const rows = artefacts.map(({ file, bytes, testAccuracy, medianMs, runtime }) => [
    `\`${file}\``,
    formatBytes(bytes),
    orDash(testAccuracy, formatPercent),
    orDash(medianMs, formatMs),
    escapeMarkdown(runtime),
  ]);
  return ['## Files', markdownTable(headings, rows)];
}

function stages(data: ReportData): string[] {
  if (data.stages.length === 0) return [];
  const headings = [
    { text: 'Stage', number: false },
    { text: 'Result', number: false },
    { text: 'Validation (%)', number: true },
    { text: 'Test (%)', number: true },
    { text: 'Parameters', number: true },
    { text: 'Size', number: true },
    { text: 'Why', number: false },
  ];
  const rows = data.stages.map((stage) => [
    escapeMarkdown(stage.name),
    stage.accepted ? 'kept' : 'rolled back',
    formatPercent(stage.accuracy),
    orDash(stage.testAccuracy, formatPercent),
    formatCount(stage.parameters),
    orDash(stage.bytes, formatBytes),
    escapeMarkdown(stage.reason),
  ]);
  return ['## Results', markdownTable(headings, rows)];
}

function usage(data: ReportData): string[] {
  const { input } = data;
  const [first, ...others] = onnxArtefacts(data).map(({ file }) => file);
  if (first === undefined) return [];
  const also =
    others.length === 0
      ? ''
      : ` ${others.map((file) => `\`${file}\``).join(' and ')} load in the same way.`;
  return [
    '## Use the model',
    `Input: float32 of shape [N, ${input.channels}, ${input.height}, ${input.width}] ` +
      '(images, channels, rows, columns). Each channel is normalised: ' +
      `\`(pixel / 255 - mean) / deviation\` with mean ${input.mean.join(', ')} and deviation ` +
      `${input.deviation.join(', ')}. Output: one logit for each class.${also}`,
    '### Node',
    codeBlock('sh', 'npm install onnxruntime-node'),
    codeBlock('js', nodeExample(first, input)),
    '### Python',
    codeBlock('sh', 'pip install onnxruntime numpy'),
    codeBlock('python', pythonExample(first, input)),
  ];
}
