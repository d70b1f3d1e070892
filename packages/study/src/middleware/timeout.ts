import {
  EspalierError,
  type Evaluation,
  type EvaluationHooks,
  type EvaluationRequest,
  type Evaluator,
} from '@espalier/protocol';

/** How long an evaluation may take. */
export interface TimeoutOptions {
  /** Seconds of a clock on the wall. */
  readonly seconds: number;
}

/**
 * An evaluator whose evaluations fail with `TIMED_OUT` after some seconds.
 *
 * The evaluation is told through its signal, and not waited for. Because a clock decides, results
 * are not reproducible, and the evaluator says so: its determinism is `statistical`.
 */
export function timeout(evaluator: Evaluator, { seconds }: TimeoutOptions): Evaluator {
  return {
    name: `${evaluator.name}, at most ${seconds} s`,
    determinism: 'statistical',
    evaluate: (request, hooks = {}) => within(evaluator, seconds, { request, hooks }),
    close: () => evaluator.close(),
  };
}

interface Call {
  readonly request: EvaluationRequest;
  readonly hooks: EvaluationHooks;
}

async function within(
  evaluator: Evaluator,
  seconds: number,
  { request, hooks }: Call,
): Promise<Evaluation> {
  const late = new AbortController();
  const signals = [late.signal, ...(hooks.signal === undefined ? [] : [hooks.signal])];
  let timer: NodeJS.Timeout | undefined;
  const alarm = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(timedOut(seconds));
      late.abort();
    }, 1000 * seconds);
  });
  try {
    const work = evaluator.evaluate(request, { ...hooks, signal: AbortSignal.any(signals) });
    return await Promise.race([work, alarm]);
  } finally {
    clearTimeout(timer);
  }
}

function timedOut(seconds: number): EspalierError {
  return new EspalierError(
    'TIMED_OUT',
    `An evaluation must end within ${seconds} s, but got no result. Allow more seconds or fewer epochs.`,
    { seconds },
  );
}
