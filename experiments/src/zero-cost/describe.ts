import { table } from '../command-line/table.ts';
import type { Agreement } from './agreement.ts';
import type { Scoring } from './records.ts';

/** The finding as a table: a line for each proxy, the baselines last. */
export function describeAgreements(
  found: readonly Agreement[],
  scoring: Scoring,
  speeds: Readonly<Record<string, number>>,
): string {
  const { images, imagesPerBatch, seed } = scoring;
  return [
    `${found[0]!.cells} cells of NAS-Bench-201, ${imagesPerBatch} images of ${images}, seed ${seed}`,
    "Spearman's ρ with CIFAR-10 test accuracy after 200 epochs, and with the published scores",
    table([
      ['proxy', 'ours', '95 %', 'published', 'difference', 'ours with published', 'networks/s'],
      ...ordered(found).map((one) => row(one, speeds[one.proxy])),
    ]),
  ].join('\n');
}

const baselines = ['macs', 'parameters'];

function ordered(found: readonly Agreement[]): Agreement[] {
  const isBaseline = ({ proxy }: Agreement): boolean => baselines.includes(proxy);
  return [
    ...found.filter((one) => !isBaseline(one)).sort((a, b) => b.ours - a.ours),
    ...found.filter(isBaseline),
  ];
}

function row(
  { proxy, ours, interval, published, between }: Agreement,
  speed: number | undefined,
): string[] {
  return [
    baselines.includes(proxy) ? `${proxy} (baseline)` : proxy,
    ours.toFixed(3),
    `${interval.low.toFixed(2)} to ${interval.high.toFixed(2)}`,
    published.toFixed(3),
    (ours - published).toFixed(3),
    between.toFixed(3),
    speed === undefined ? '' : speed.toPrecision(2),
  ];
}
