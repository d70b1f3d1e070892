import { EspalierError } from '@espalier/protocol';
import type { StudyPlan } from './study.ts';

/**
 * Refuses a plan that cannot work.
 *
 * @throws {EspalierError} `BAD_INPUT` where a strategy of one objective is given several and no
 *   reward, the study has no objective, or nothing ends it.
 */
export function checkPlan({ strategy, objectives, reward, budget, lag }: StudyPlan): void {
  const names = objectives.map(({ metric }) => metric).join(', ');
  if (strategy.objectives === 'one' && reward === null && objectives.length > 1) {
    throw new EspalierError(
      'BAD_INPUT',
      `The strategy ${strategy.name} must have one objective or a reward, but got the objectives ${names}: it follows one number. Give a reward, or choose a strategy of several objectives.`,
      { strategy: strategy.name },
    );
  }
  if (objectives.length === 0) {
    throw new EspalierError('BAD_INPUT', 'A study must have an objective, but got none.');
  }
  if (Object.values(budget).every((limit) => limit === undefined)) {
    throw new EspalierError(
      'BAD_INPUT',
      'A study must have a budget, but got none. Limit its trials, costSeconds or seconds.',
    );
  }
  if (!Number.isInteger(lag) || lag < 1) {
    throw new EspalierError(
      'BAD_INPUT',
      `lag must be a whole number of at least 1, but got ${lag}.`,
    );
  }
}
