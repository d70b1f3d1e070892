import type { Json } from '@espalier/protocol';

/** Where a trial stands among brackets and rungs; the note of its proposal. */
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- JSON needs a type alias
export type Place = {
  readonly bracket: number;
  readonly rung: number;
  /** The note of the sampler that drew the architecture. */
  readonly drawn?: Json;
};

/** The place that a note tells; null where another strategy wrote it. */
export function placeOf(note: Json | undefined): Place | null {
  const isPlace = typeof note === 'object' && note !== null && 'bracket' in note && 'rung' in note;
  return isPlace ? (note as unknown as Place) : null;
}
