import { aligned } from '../program/aligned.ts';
import type { Finding } from './finding.ts';
import type { Machine } from './machine.ts';

/** The doctor's findings as text: the machine, a table of what runs, and the cures for what does not. */
export function describeFindings(machine: Machine, findings: readonly Finding[]): string {
  const running = findings.filter((finding) => finding.available);
  const missing = findings.filter((finding) => !finding.available);
  const parts = [describeMachine(machine)];
  if (running.length > 0) parts.push(aligned([headings, ...running.map(rowOf)], 2));
  if (missing.length > 0) {
    parts.push(
      missing.map(({ backend, reason }) => `${backend} does not run: ${reason}`).join('\n'),
    );
  }
  return `${parts.join('\n\n')}\n`;
}

function describeMachine({ processor, cores, ...machine }: Machine): string {
  const gibibytes = (machine.memoryMebibytes / 1024).toFixed(0);
  const simd = machine.relaxedSimd ? 'with' : 'without';
  return (
    `${processor}, ${cores} cores, ${gibibytes} GiB, ${machine.platform}, ` +
    `Node ${machine.node} ${simd} relaxed SIMD\n` +
    'Reference network, 6.4 million MACs at 32x32x3, one thread; the quickest step counts.'
  );
}

const headings = [
  ...['backend', 'with', 'training images/s', 'inference images/s'],
  ...['images a batch', 'training MiB', 'process MiB'],
];

function rowOf(finding: Extract<Finding, { available: true }>): string[] {
  const { backend, description, imagesPerBatch } = finding;
  return [
    backend,
    description.slice(description.indexOf('(') + 1, description.lastIndexOf(', Node ')),
    perSecond(finding.trainingImagesPerSecond),
    perSecond(finding.inferenceImagesPerSecond),
    String(imagesPerBatch),
    (finding.trainingBytes / 2 ** 20).toFixed(0),
    (finding.processBytes / 2 ** 20).toFixed(0),
  ];
}

function perSecond(images: number): string {
  return images.toFixed(images < 10 ? 1 : 0);
}
