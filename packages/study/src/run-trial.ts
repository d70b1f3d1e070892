import {
  EspalierError,
  type Assessment,
  type EvaluationRequest,
  type Proposal,
  type Rung,
  type Trial,
} from '@espalier/protocol';
import { fingerprint } from '@espalier/space';
import { violationOf } from './constraints.ts';
import type { History } from './history.ts';
import { objectivesOf, rewardOf } from './judge.ts';
import type { StudyPlan, StudyRun } from './study.ts';

/** One proposal and what may be known when it starts. */
export interface TrialWork {
  readonly plan: StudyPlan;
  readonly run: StudyRun;
  readonly number: number;
  readonly proposal: Proposal;
  readonly history: History;
  /** How many of the history's trials, from its start, may be known. */
  readonly known: number;
}

/** A finished trial before the executor's clock is written beside it. */
export type Unclocked = Omit<Trial, 'clock'>;

type Result = Pick<
  Trial,
  'outcome' | 'rungs' | 'reusedFrom' | 'failure' | 'metrics' | 'costSeconds'
>;

/**
 * Prices and evaluates one proposal.
 *
 * Every failure of the evaluation becomes a failed trial with its code; only a stop on request is
 * thrown, so that an unfinished trial is never recorded.
 */
export async function runTrial(work: TrialWork): Promise<Unclocked> {
  const { plan, run, number, proposal } = work;
  const assessed = plan.assess(proposal.genotype);
  const identity = { number, fingerprint: fingerprint(plan.space, proposal.genotype) };
  const result =
    refused(plan, assessed) ??
    reuse(run.known?.(identity)) ??
    reuseEarlier(work, identity.fingerprint) ??
    (await evaluate(work));
  return judged(work, identity, { assessed, result });
}

function judged(
  work: TrialWork,
  identity: Pick<Trial, 'number' | 'fingerprint'>,
  { assessed, result }: { readonly assessed: Assessment; readonly result: Result },
): Unclocked {
  const { plan, proposal } = work;
  const { failure: _, ...price } = assessed;
  // What is known of this architecture itself stands before what an equal one measured.
  const metrics = { ...result.metrics, ...assessed.metrics };
  const accuracy = result.rungs.at(-1)?.accuracy ?? null;
  const figures = {
    ...price,
    ...(Object.keys(metrics).length > 0 && { metrics }),
    accuracy,
  };
  const violation = violationOf(plan.constraints, figures);
  const counts = violation === 0 && result.failure === undefined;
  return {
    kind: 'trial',
    ...identity,
    ...proposal,
    ...result,
    ...figures,
    ...(violation > 0 && result.outcome === 'complete' && { outcome: 'infeasible' as const }),
    objectives: objectivesOf(plan.objectives, figures),
    violation,
    reward: counts ? rewardOf(plan, figures, () => comparable(work)) : null,
  };
}

/** Why a network is not trained: it breaks a constraint, or nobody measured the like of it. */
function refused({ constraints }: StudyPlan, assessed: Assessment): Result | undefined {
  const { failure } = assessed;
  if (failure !== undefined) return { outcome: 'infeasible', rungs: [], failure };
  const untrained = { ...assessed, accuracy: null };
  if (violationOf(constraints, untrained) === 0) return undefined;
  return { outcome: 'infeasible', rungs: [] };
}

function reuse(known: Trial | undefined): Result | undefined {
  if (known === undefined) return undefined;
  const { outcome, rungs, reusedFrom, failure, metrics } = known;
  return {
    outcome,
    rungs,
    ...(metrics !== undefined && { metrics }),
    ...(reusedFrom !== undefined && { reusedFrom }),
    ...(failure !== undefined && { failure }),
  };
}

/** The measurement of an equal architecture that was trained as long, or stopped before. */
function reuseEarlier(work: TrialWork, print: string): Result | undefined {
  const { plan, history, known, proposal } = work;
  if (!plan.reuse || proposal.continues !== undefined) return undefined;
  const epochs = proposal.epochs ?? plan.epochs.most;
  const last = history.trials[known - 1];
  const earlier = history
    .equalTo(print)
    .find(
      (peer) =>
        (plan.mode === 'async' || peer.number <= (last?.number ?? -1)) &&
        (peer.outcome === 'pruned' ||
          (peer.outcome === 'complete' && reached(peer.rungs) >= epochs)),
    );
  if (earlier === undefined) return undefined;
  const { outcome, rungs, number, metrics } = earlier;
  return {
    outcome,
    rungs: rungs.filter((rung) => rung.epochs <= epochs),
    ...(metrics !== undefined && { metrics }),
    reusedFrom: earlier.reusedFrom ?? number,
  };
}

const reached = (rungs: readonly Rung[]): number => rungs.at(-1)?.epochs ?? 0;

async function evaluate(work: TrialWork): Promise<Result> {
  const { plan, run, number, history, known } = work;
  const request = requestOf(work);
  const peers = plan.stopping === null ? [] : history.trials.slice(0, known);
  const rule = plan.stopping?.stopper.plan({
    options: plan.stopping.options,
    peers,
    epochs: request.epochs,
  });
  const rungs: Rung[] = [];
  const onRung = (rung: Rung): 'stop' | 'go on' => {
    rungs.push(rung);
    run.onRung?.(number, rung);
    return rule?.(rungs) ?? 'go on';
  };
  try {
    const { signal } = run;
    const found = await plan.evaluator.evaluate(request, {
      onRung,
      ...(signal !== undefined && { signal }),
    });
    return { ...found, rungs: [...found.rungs] };
  } catch (thrown) {
    const { code, message } = EspalierError.from(thrown);
    if (code === 'CANCELLED') throw thrown;
    return { outcome: 'failed', rungs: [], failure: { code, message } };
  }
}

function requestOf({ plan, number, proposal, history }: TrialWork): EvaluationRequest {
  const { genotype, continues } = proposal;
  const epochs = proposal.epochs ?? plan.epochs.most;
  const before = continues === undefined ? undefined : history.numbered(continues);
  return {
    trial: number,
    genotype,
    seed: `${plan.seed}/trial/${history.rootOf({ number, continues })}`,
    epochs: [...plan.checkpoints.filter((length) => length < epochs), epochs],
    mostEpochs: plan.epochs.most,
    ...(before !== undefined && { reachedEpochs: reached(before.rungs) }),
  };
}

function comparable({
  history,
  known,
}: TrialWork): readonly { readonly accuracy: number; readonly latencyMs: number }[] {
  return history.trials
    .slice(0, known)
    .flatMap(({ outcome, accuracy, latency }) =>
      outcome === 'complete' && accuracy !== null && latency !== null
        ? [{ accuracy, latencyMs: latency.meanMs }]
        : [],
    );
}
