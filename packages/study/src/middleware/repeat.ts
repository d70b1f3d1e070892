import type {
  Evaluation,
  EvaluationHooks,
  EvaluationRequest,
  Evaluator,
  Rung,
} from '@espalier/protocol';

/** How often an evaluation is repeated. */
export interface RepeatOptions {
  /** Evaluations of each request; at least 1. */
  readonly times: number;
}

/**
 * An evaluator that gives the mean of several trainings with other seeds.
 *
 * accuracy = (1/n) Σᵢ accuracyᵢ, at every rung; so too losses and metrics. The spread stands in the
 * metric accuracySd = √(Σᵢ (accuracyᵢ - accuracy)² / (n - 1)) of the last rung; costs add up.
 *
 * The first training has the seed of the request and alone may be stopped early; a stopped one is
 * not repeated and has no spread. Training i > 0 has the seed `<seed>/repeat/<i>`.
 */
export function repeat(evaluator: Evaluator, { times }: RepeatOptions): Evaluator {
  return {
    name: `${evaluator.name}, mean of ${times} seeds`,
    determinism: evaluator.determinism,
    async evaluate(request: EvaluationRequest, hooks: EvaluationHooks = {}): Promise<Evaluation> {
      const first = await evaluator.evaluate(request, hooks);
      if (first.outcome === 'pruned') return first;
      const { onRung: _, ...quiet } = hooks;
      const all = [first];
      for (let index = 1; index < times; index++) {
        const seed = `${request.seed}/repeat/${index}`;
        all.push(await evaluator.evaluate({ ...request, seed }, quiet));
      }
      return combined(all);
    },
    close: () => evaluator.close(),
  };
}

function combined(all: readonly Evaluation[]): Evaluation {
  const [first] = all as [Evaluation];
  const costs = all.map(({ costSeconds }) => costSeconds);
  const last = all.map(({ rungs }) => rungs.at(-1)?.accuracy ?? 0);
  const spread = all.length > 1 ? { accuracySd: standardDeviation(last) } : {};
  return {
    outcome: 'complete',
    rungs: first.rungs.map((rung, at) => meanRung(rung.epochs, rungsAt(all, at))),
    metrics: { ...meanMetrics(all), ...spread },
    ...(isComplete(costs) && { costSeconds: sum(costs) }),
  };
}

function rungsAt(all: readonly Evaluation[], at: number): readonly Rung[] {
  return all.map(({ rungs }) => rungs[at]!);
}

function meanRung(epochs: number, rungs: readonly Rung[]): Rung {
  const losses = rungs.map(({ loss }) => loss);
  return {
    epochs,
    accuracy: mean(rungs.map(({ accuracy }) => accuracy)),
    loss: losses.every((loss) => loss !== null) ? mean(losses) : null,
  };
}

/** Means of the metrics that all evaluations have. */
function meanMetrics(all: readonly Evaluation[]): Record<string, number> {
  const names = Object.keys(all[0]?.metrics ?? {});
  return Object.fromEntries(
    names.flatMap((name) => {
      const values = all.map(({ metrics }) => metrics?.[name]);
      return isComplete(values) ? [[name, mean(values)] as const] : [];
    }),
  );
}

function isComplete(values: readonly (number | undefined)[]): values is readonly number[] {
  return values.every((value) => value !== undefined);
}

function mean(values: readonly number[]): number {
  return sum(values) / values.length;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function standardDeviation(values: readonly number[]): number {
  const centre = mean(values);
  const squares = values.map((value) => (value - centre) ** 2);
  return Math.sqrt(sum(squares) / (values.length - 1));
}
