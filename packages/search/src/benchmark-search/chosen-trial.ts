import { EspalierError, type Trial } from '@espalier/protocol';
import { outcomeCounts, studyFront } from '@espalier/report';
import { bestTrial } from '@espalier/study';
import type { BenchmarkSettings } from './settings-schema.ts';

/**
 * The trial that a study comes to: that of the highest reward; without one number to follow, the best
 * of the front in the first objective. Undefined where none was trained in full.
 */
export function chosenTrial(
  trials: readonly Trial[],
  { objectives }: Pick<BenchmarkSettings, 'objectives'>,
): Trial | undefined {
  const best = bestTrial(trials);
  if (best !== undefined) return best;
  const sign = objectives[0]!.direction === 'maximize' ? 1 : -1;
  return studyFront(trials, objectives).toSorted(
    (a, b) => sign * (b.objectives[0]! - a.objectives[0]!) || a.number - b.number,
  )[0];
}

/** Why a study has no such trial. */
export function nothingFound(trials: readonly Trial[]): EspalierError {
  const reasons = outcomeCounts(trials).flatMap(({ outcome, count, reasons: known }) =>
    known.length === 0
      ? [`${count} × ${outcome} without all figures`]
      : known.map(({ reason, count: times }) => `${times} × ${reason}`),
  );
  return new EspalierError(
    'NOT_MEASURED',
    `At least one trial must have every figure of the objectives and keep the constraints, but got ${reasons.join('; ') || 'no trial'}. Raise --trials or --cost-seconds, or loosen --constraints.`,
    { reasons },
  );
}
