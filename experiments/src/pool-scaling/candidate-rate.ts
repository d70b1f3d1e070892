import { trainEvaluator } from '@espalier/evaluators';
import type { Evaluator, SearchData } from '@espalier/protocol';
import { referenceNetwork, type BackendName } from '@espalier/tensor';

/** A pool whose rate is measured. */
export interface RatedPool {
  readonly workers: number;
  readonly evaluator: Evaluator;
  /** From its start until every worker had trained one candidate, in seconds. */
  readonly startSeconds: number;
}

/** What pools are measured with. */
export interface RateSettings {
  readonly data: SearchData;
  readonly backend: BackendName;
}

/** A pool of so many workers, each of which has trained one candidate. */
export async function warmPool(
  workers: number,
  { data, backend }: RateSettings,
): Promise<RatedPool> {
  const start = performance.now();
  const evaluator = trainEvaluator({
    ...{ workers, data, backend },
    build: referenceNetwork,
    training: {
      ...{ imagesPerBatch: 64, learningRate: 0.05, momentum: 0.9, weightDecay: 1e-4 },
      ...{ labelSmoothing: 0.1, warmupEpochs: 0 },
      augment: { shiftPixels: 4, flip: true, cutoutPixels: 8 },
    },
  });
  await trainMany(evaluator, workers);
  return { workers, evaluator, startSeconds: (performance.now() - start) / 1000 };
}

/** Candidates an hour of a pool that trains `candidates` for each of its workers. */
export async function candidatesPerHour(
  { evaluator, workers }: RatedPool,
  candidates: number,
): Promise<number> {
  const start = performance.now();
  await trainMany(evaluator, candidates * workers);
  const hours = (performance.now() - start) / 3_600_000;
  return (candidates * workers) / hours;
}

async function trainMany(evaluator: Evaluator, count: number): Promise<void> {
  const trained = Array.from({ length: count }, (_, trial) =>
    evaluator.evaluate({
      ...{ trial, genotype: {}, seed: `pool-scaling/${trial}` },
      ...{ epochs: [1], mostEpochs: 1 },
    }),
  );
  await Promise.all(trained);
}
