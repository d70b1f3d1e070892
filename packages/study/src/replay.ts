import { EspalierError, type Proposal, type Trial } from '@espalier/protocol';
import type { Genotype } from '@espalier/space';

const mostChecks = 16;

/**
 * Which recorded trials of `count` a resume asks for again: the last one and up to 15 spread evenly
 * before it, because asking may take long (a model is fitted) where telling does not.
 */
export function checkedOf(count: number): ReadonlySet<number> {
  const checks = Math.min(count, mostChecks);
  return new Set(
    Array.from({ length: checks }, (_, index) => Math.ceil(((index + 1) * count) / checks) - 1),
  );
}

/**
 * Refuses a recorded trial that the plan does not propose.
 *
 * @throws {EspalierError} `RESUME_MISMATCH`.
 */
export function checkReplay(proposed: Proposal, recorded: Trial, index: number): void {
  const same =
    recorded.number === index &&
    recorded.epochs === proposed.epochs &&
    recorded.continues === proposed.continues &&
    sameGenotype(proposed.genotype, recorded.genotype);
  if (same) return;
  throw new EspalierError(
    'RESUME_MISMATCH',
    `Trial ${index} of the journal must be what the study proposes, but got trial ${recorded.number} with another proposal. The journal was edited or written by another version; start a new study.`,
    { proposed: proposed.genotype, recorded: recorded.genotype },
  );
}

function sameGenotype(left: Genotype, right: Genotype): boolean {
  const paths = Object.keys(left);
  return (
    paths.length === Object.keys(right).length && paths.every((path) => left[path] === right[path])
  );
}
