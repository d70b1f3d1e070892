import { zeroCostEvaluator, zeroCostProxies, type ProxyName } from '@espalier/evaluators';
import { nasBench201 } from '@espalier/search-spaces';
import { buildNetwork } from '@espalier/space';
import type { ScoringImages } from './image-sets.ts';
import type { PublishedCell } from './published.ts';

/** What is timed. */
export interface SpeedWork {
  readonly cells: readonly PublishedCell[];
  readonly images: ScoringImages;
  readonly imagesPerBatch: number;
  readonly onDone: (proxy: ProxyName) => void;
}

/**
 * Networks that one worker scores in a second of processor time by each proxy alone, with the network
 * built and its weights drawn anew for each.
 *
 * Processor time, not the clock's, so that other work on the machine does not count.
 */
export async function proxySpeeds(work: SpeedWork): Promise<Record<string, number>> {
  const speeds: Record<string, number> = {};
  for (const proxy of Object.keys(zeroCostProxies) as ProxyName[]) {
    speeds[proxy] = await networksPerSecond(proxy, work);
    work.onDone(proxy);
  }
  return speeds;
}

async function networksPerSecond(proxy: ProxyName, work: SpeedWork): Promise<number> {
  const { cells, images, imagesPerBatch } = work;
  const evaluator = zeroCostEvaluator({
    ...{ proxies: [proxy], workers: 1, data: images, imagesPerBatch, backend: 'wasm' },
    build: (genotype) => buildNetwork(nasBench201, genotype),
  });
  const score = ({ cell, genotype }: PublishedCell) =>
    evaluator.evaluate({ trial: cell, genotype, seed: `${cell}`, epochs: [1], mostEpochs: 1 });
  try {
    // The first one starts the worker and its backend.
    await score(cells[0]!);
    const before = process.cpuUsage();
    for (const cell of cells) await score(cell);
    const { user, system } = process.cpuUsage(before);
    return (1e6 * cells.length) / (user + system);
  } finally {
    await evaluator.close();
  }
}
