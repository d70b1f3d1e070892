import { metricOf, type Constraint, type TrialFigures } from '@espalier/protocol';
import { normalCdf } from '@espalier/random';

/**
 * How far a trial is from keeping a constraint; 0 where it keeps it or the figure is not known yet.
 *
 * hard, soft: the relative excess (value - limit) / |limit| over the allowed side (the plain excess
 * at a limit of 0). chance: probability - P(value on the allowed side), where the value is normal
 * with the predicted mean and standard deviation; only latency has one that is not 0.
 */
export function excessOver(constraint: Constraint, figures: TrialFigures): number {
  const value = metricOf(figures, constraint.metric);
  if (value === undefined) return 0;
  const { side, limit } = constraint;
  const over = side === 'atMost' ? value - limit : limit - value;
  if (constraint.kind !== 'chance') return Math.max(0, over) / (Math.abs(limit) || 1);
  const deviation = constraint.metric === 'latencyMs' ? (figures.latency?.sdMs ?? 0) : 0;
  return Math.max(0, constraint.probability - probabilityWithin(over, deviation));
}

/** P(X ≤ 0) of a normal X. */
function probabilityWithin(mean: number, deviation: number): number {
  if (deviation === 0) return mean <= 0 ? 1 : 0;
  return normalCdf(-mean / deviation);
}

/** Sum of the excesses over the constraints that must be kept: all but the soft ones. */
export function violationOf(constraints: readonly Constraint[], figures: TrialFigures): number {
  return constraints
    .filter(({ kind }) => kind !== 'soft')
    .reduce((sum, constraint) => sum + excessOver(constraint, figures), 0);
}

/** What the soft constraints take from the reward: Σ weight · excess. */
export function penaltyOf(constraints: readonly Constraint[], figures: TrialFigures): number {
  return constraints.reduce(
    (sum, constraint) =>
      constraint.kind === 'soft' ? sum + constraint.weight * excessOver(constraint, figures) : sum,
    0,
  );
}
