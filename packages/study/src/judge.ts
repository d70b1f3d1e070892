import { metricOf, type Objective, type RewardInput, type TrialFigures } from '@espalier/protocol';
import { penaltyOf } from './constraints.ts';
import type { StudyPlan } from './study.ts';

/** The values of the objectives in their order, or null where one is not known. */
export function objectivesOf(
  objectives: readonly Objective[],
  figures: TrialFigures,
): number[] | null {
  const values: number[] = [];
  for (const { metric } of objectives) {
    const value = metricOf(figures, metric);
    if (value === undefined) return null;
    values.push(value);
  }
  return values;
}

/**
 * The one number that a trial is worth: the plan's reward, or its only objective turned so that more
 * is better; less the penalties of the soft constraints. Null where a figure is missing or there
 * are several objectives and no reward.
 */
export function rewardOf(
  { reward, objectives, constraints }: StudyPlan,
  figures: TrialFigures,
  earlier: RewardInput['earlier'],
): number | null {
  const penalty = penaltyOf(constraints, figures);
  if (reward !== null) {
    const { accuracy, latency } = figures;
    if (accuracy === null || latency === null) return null;
    const { targetMs } = reward;
    return (
      reward.reward.score({ accuracy, latencyMs: latency.meanMs, targetMs, earlier }) - penalty
    );
  }
  const [objective, another] = objectives;
  if (objective === undefined || another !== undefined) return null;
  const value = metricOf(figures, objective.metric);
  if (value === undefined) return null;
  return (objective.direction === 'maximize' ? value : -value) - penalty;
}
