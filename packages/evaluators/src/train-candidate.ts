import type { Network } from '@espalier/network';
import type { Evaluation, EvaluationRequest, Rung, SearchData } from '@espalier/protocol';
import { stream } from '@espalier/random';
import {
  createTrainer,
  measure,
  openSession,
  sessionNeeds,
  type TrainingOptions,
} from '@espalier/tensor';

/** Proxy training: everything but its length, which the rungs say. */
export type ProxyTraining = Omit<TrainingOptions, 'epochs'>;

/** A candidate with the network that is trained for it. */
export type CandidateTask = EvaluationRequest & { readonly network: Network };

/** What all candidates are trained on and with. */
export interface CandidateSetting {
  readonly data: SearchData;
  readonly training: ProxyTraining;
  /** Most bytes that the training of one may take. */
  readonly memoryLimitBytes?: number;
}

/** What happens while a candidate is trained. */
export interface CandidateHooks {
  readonly isCancelled?: () => boolean;
  readonly onRung?: (rung: Rung) => Promise<'stop' | 'go on' | undefined>;
}

/**
 * Trains one network, measures it at each of the lengths asked for and stops where it is told to.
 *
 * The learning rate follows one cosine over the study's longest training, so that the accuracy at a length
 * does not depend on how much longer the trial goes on. Batch-norm statistics are recalibrated before each
 * measurement. Bit-reproducible from `request.seed` on the wasm backend.
 *
 * @throws {EspalierError} `NOT_FINITE`, `CANCELLED`; `OUT_OF_MEMORY` before anything is allocated where the
 *   training would take more than the limit.
 */
export async function trainCandidate(
  request: CandidateTask,
  { data, training, memoryLimitBytes }: CandidateSetting,
  hooks: CandidateHooks = {},
): Promise<Evaluation> {
  const { network, seed, epochs, mostEpochs } = request;
  const last = epochs.at(-1)!;
  const options = { ...training, epochs: mostEpochs };
  const session = openSession(network, {
    ...sessionNeeds(options, data.train),
    random: stream(seed, 'weights'),
    ...(memoryLimitBytes !== undefined && { memoryLimitBytes }),
  });
  const reached: Rung[] = [];
  try {
    const trainer = createTrainer({
      ...{ session, info: data.info, train: data.train, options, seed },
      ...(hooks.isCancelled !== undefined && { isCancelled: hooks.isCancelled }),
    });
    for (let epoch = 1; epoch <= last; epoch++) {
      const { loss } = trainer.epoch();
      if (!epochs.includes(epoch)) continue;
      const { accuracy } = trainer.evaluate(() => measure(session, data.validation, data.info));
      const rung = { epochs: epoch, accuracy, loss };
      reached.push(rung);
      const answer = await hooks.onRung?.(rung);
      if (answer === 'stop' && epoch < last) return { outcome: 'pruned', rungs: reached };
    }
    return { outcome: 'complete', rungs: reached };
  } finally {
    session.dispose();
  }
}
