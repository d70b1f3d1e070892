import type { Evaluation, EvaluationRequest, Rung, SearchData } from '@espalier/protocol';
import { stream } from '@espalier/random';
import { createModel, createTrainer, measure, type TrainingOptions } from '@espalier/tensor';

/** Proxy training: everything but its length, which the rungs say. */
export type ProxyTraining = Omit<TrainingOptions, 'epochs'>;

/** What happens while a candidate is trained. */
export interface CandidateHooks {
  readonly isCancelled?: () => boolean;
  readonly onRung?: (rung: Rung) => void;
}

/**
 * Trains one network rung by rung and stops where its validation accuracy is below the plan.
 *
 * The learning rate follows one cosine over the longest rung, so that a rung's accuracy does not
 * depend on whether the trial goes on. Batch-norm statistics are recalibrated before each
 * measurement. Bit-reproducible from `request.seed` on the wasm backend.
 *
 * @throws {EspalierError} `NOT_FINITE`, `OUT_OF_MEMORY`, `CANCELLED`.
 */
export function trainCandidate(
  request: EvaluationRequest,
  { data, training }: { data: SearchData; training: ProxyTraining },
  hooks: CandidateHooks = {},
): Evaluation {
  const { network, seed, rungs } = request;
  const model = createModel(network, { random: stream(seed, 'weights') });
  const trainer = createTrainer({
    model,
    info: data.info,
    train: data.train,
    options: { ...training, epochs: rungs.at(-1)!.epochs },
    seed,
    ...(hooks.isCancelled !== undefined && { isCancelled: hooks.isCancelled }),
  });
  const reached: Rung[] = [];
  try {
    for (let epoch = 1; epoch <= rungs.at(-1)!.epochs; epoch++) {
      const { loss } = trainer.epoch();
      const plan = rungs.find((rung) => rung.epochs === epoch);
      if (plan === undefined) continue;
      trainer.recalibrate();
      const { accuracy } = measure(model, data.validation, data.info);
      const rung = { epochs: epoch, accuracy, loss };
      reached.push(rung);
      hooks.onRung?.(rung);
      if (accuracy < plan.promoteAt) return { outcome: 'pruned', rungs: reached };
    }
    return { outcome: 'complete', rungs: reached };
  } finally {
    trainer.dispose();
    model.dispose();
  }
}
