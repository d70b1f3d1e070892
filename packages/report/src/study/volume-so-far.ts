import type { Objective, Trial } from '@espalier/protocol';
import type { BestPoint } from '../best-so-far.ts';
import { fullLength } from './full-length.ts';
import { frontVolume, studyFront, type JudgedTrial } from './study-front.ts';

/**
 * The hypervolume of the front of the first n trials for every n, as the `reward` of the points: for
 * studies without one number to follow. Time O(n · front log front).
 */
export function volumeSoFar(
  trials: readonly Trial[],
  objectives: readonly Objective[],
  reference: readonly number[],
): BestPoint[] {
  const counting = new Set(fullLength(trials));
  let front: JudgedTrial[] = [];
  let volume = 0;
  return trials.map((trial, index) => {
    if (counting.has(trial)) {
      front = studyFront([...front, trial], objectives);
      volume = frontVolume(front, objectives, reference);
    }
    return { trials: index + 1, reward: volume };
  });
}
