import { zeroCostEvaluator, zeroCostProxies, type ProxyName } from '@espalier/evaluators';
import { nasBench201 } from '@espalier/search-spaces';
import { buildNetwork } from '@espalier/space';
import type { ScoringImages } from './image-sets.ts';
import type { PublishedCell } from './published.ts';
import type { ScoreRecord, Scoring } from './records.ts';

/** Cells to be scored with all proxies. */
export interface ScoringWork {
  readonly cells: readonly PublishedCell[];
  readonly scoring: Scoring;
  readonly images: ScoringImages;
  readonly workers: number;
  readonly onRecord: (record: ScoreRecord) => void;
}

/**
 * Scores every cell with every proxy, `workers` at a time.
 *
 * Records arrive as cells finish; what they say depends on neither order nor workers.
 */
export async function scoreAll(work: ScoringWork): Promise<void> {
  const { cells, scoring, images, workers } = work;
  if (cells.length === 0) return;
  const evaluator = zeroCostEvaluator({
    proxies: Object.keys(zeroCostProxies) as ProxyName[],
    workers,
    build: (genotype) => buildNetwork(nasBench201, genotype),
    data: images,
    imagesPerBatch: scoring.imagesPerBatch,
    backend: 'wasm',
  });
  const score = async ({ cell, genotype }: PublishedCell): Promise<void> => {
    const request = { trial: cell, seed: `${scoring.seed}/${cell}`, epochs: [1], mostEpochs: 1 };
    const { metrics } = await evaluator.evaluate({ ...request, genotype });
    work.onRecord({ scoring, cell, scores: { ...metrics } });
  };
  try {
    const queue = cells.values();
    const lane = async (): Promise<void> => {
      for (const cell of queue) await score(cell);
    };
    await Promise.all(Array.from({ length: workers }, lane));
  } finally {
    await evaluator.close();
  }
}
