import type { Evaluation, EvaluationHooks, EvaluationRequest, Evaluator } from '@espalier/protocol';

/** A request for accuracies after 1 and 3 epochs. */
export const request: EvaluationRequest = {
  trial: 0,
  genotype: { filters: 0 },
  seed: 'seed',
  epochs: [1, 3],
  mostEpochs: 3,
};

/** An evaluator that answers the n-th call with the n-th answer, and keeps the requests. */
export function scripted(
  answers: readonly ((hooks: EvaluationHooks) => Promise<Evaluation>)[],
): Evaluator & { readonly requests: EvaluationRequest[] } {
  const requests: EvaluationRequest[] = [];
  return {
    name: 'scripted',
    determinism: 'bit',
    requests,
    evaluate(given, hooks = {}) {
      requests.push(given);
      return answers[requests.length - 1]!(hooks);
    },
    close: () => Promise.resolve(),
  };
}

/** An answer with accuracies after 1 and 3 epochs, reported as they come. */
export const answer =
  (one: number, three: number, further: Partial<Evaluation> = {}) =>
  ({ onRung }: EvaluationHooks): Promise<Evaluation> => {
    const rungs = [
      { epochs: 1, accuracy: one, loss: 2 * one },
      { epochs: 3, accuracy: three, loss: 2 * three },
    ];
    for (const [at, rung] of rungs.entries()) {
      if (onRung?.(rung) === 'stop') {
        return Promise.resolve({ outcome: 'pruned', rungs: rungs.slice(0, at + 1), ...further });
      }
    }
    return Promise.resolve({ outcome: 'complete', rungs, ...further });
  };
