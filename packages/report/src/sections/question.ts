import { formatCount, formatMs, formatSize } from '../format.ts';
import { html, linked, type Html } from '../html.ts';
import type { ReportData } from '../report-data.ts';
import { definitions } from '../tables/table.ts';

/** What was searched, for which device, by what reward and budget. */
export function question({ study }: ReportData): Html {
  const { space, device, strategy, reward, dataset, latencyRange, budget } = study;
  const { train, validation, test } = dataset.counts;
  const range = latencyRange.exact ? 'from' : 'in a sample from';
  const networks = `${formatSize(space.size)} networks, ${space.decisions} decisions`;
  return html`<section>
    <h2>The question</h2>
    ${definitions([
      ['Search space', html`<b>${space.name}</b>, ${networks}. ${space.summary}`],
      [
        'Device',
        html`<b>${device.title}</b>; networks of the space are predicted to take ${range}
          ${formatMs(latencyRange.fastestMs)} to ${formatMs(latencyRange.slowestMs)} ms`,
      ],
      ['Target', html`<b>${formatMs(study.targetMs)} ms</b> for one image`],
      ['Reward', html`<b>${reward.name}</b>: <span class="code">${reward.formula}</span>`],
      ['Strategy', html`<b>${strategy.name}</b>. ${strategy.summary} ${options(strategy.options)}`],
      [
        'Data',
        html`<b>${dataset.name}</b>. ${dataset.summary} Used: ${formatCount(train)} training,
          ${formatCount(validation)} validation and ${formatCount(test)} test images`,
      ],
      ['Budget', html`${formatCount(budget.trials)} trials${rungs(budget.rungEpochs)}`],
    ])}
    <p class="sources">
      Sources: ${[space.cite, strategy.cite, reward.cite].filter(isNew).map(source)}
    </p>
  </section>`;
}

function options(given: ReportData['study']['strategy']['options']): Html | null {
  const pairs = Object.entries(given);
  if (pairs.length === 0) return null;
  const text = pairs.map(([name, value]) => `${name} ${JSON.stringify(value)}`).join(', ');
  return html`<span class="code">${text}</span>`;
}

function rungs(epochs: readonly number[]): string {
  if (epochs.length === 0) return '';
  if (epochs.length === 1) return `, each trained for ${epochs[0]!} epochs`;
  return `, trained for at most ${epochs.at(-1)!} epochs in rungs of ${epochs.join(', ')}`;
}

function isNew(text: string, index: number, all: readonly string[]): boolean {
  return text !== '' && all.indexOf(text) === index;
}

function source(cite: string): Html {
  return html`<span>${linked(cite)}</span>`;
}
