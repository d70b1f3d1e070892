import type { Trial } from '@espalier/protocol';
import { formatMs, formatPercent, formatReward } from '../format.ts';

/** One line on a trial: number, outcome and what is known of accuracy, latency and reward. */
export function trialNote(trial: Trial, kind: 'search' | 'random'): string {
  const parts = [`${kind} trial ${trial.number}`, trial.outcome];
  if (trial.accuracy !== null) parts.push(`${formatPercent(trial.accuracy)} %`);
  if (trial.latency !== null) parts.push(`${formatMs(trial.latency.meanMs)} ms`);
  if (trial.reward !== null) parts.push(`reward ${formatReward(trial.reward)}`);
  if (trial.failure !== undefined) parts.push(trial.failure.code);
  return parts.join(', ');
}
