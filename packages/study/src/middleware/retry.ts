import {
  EspalierError,
  type ErrorCode,
  type Evaluation,
  type EvaluationHooks,
  type EvaluationRequest,
  type Evaluator,
} from '@espalier/protocol';

/** Which failures are tried again, and how often. */
export interface RetryOptions {
  /** Evaluations after the first one, at most. */
  readonly times: number;
  /** Failures that may pass, such as `WORKER_DIED`. */
  readonly codes: readonly ErrorCode[];
}

/**
 * An evaluator that evaluates a request again, with the same seed, where it failed with a given code.
 *
 * A result after a failure is the result without it, where the evaluator repeats itself. Rungs that
 * were reported before the failure are not reported again. The last failure is thrown.
 */
export function retry(evaluator: Evaluator, { times, codes }: RetryOptions): Evaluator {
  const { name, determinism } = evaluator;
  return {
    name,
    determinism,
    async evaluate(request: EvaluationRequest, hooks: EvaluationHooks = {}): Promise<Evaluation> {
      const once = reportingOnce(hooks);
      for (let attempt = 0; ; attempt++) {
        try {
          return await evaluator.evaluate(request, once);
        } catch (thrown) {
          const { code } = EspalierError.from(thrown);
          if (attempt >= times || !codes.includes(code)) throw thrown;
        }
      }
    },
    close: () => evaluator.close(),
  };
}

function reportingOnce({ onRung, ...others }: EvaluationHooks): EvaluationHooks {
  if (onRung === undefined) return others;
  let reported = 0;
  return {
    ...others,
    onRung(rung) {
      // The answer was `go on`, or there would have been no failure after it.
      if (rung.epochs <= reported) return 'go on';
      reported = rung.epochs;
      return onRung(rung);
    },
  };
}
