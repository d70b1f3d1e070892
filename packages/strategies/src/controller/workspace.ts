/** Vectors as long as the parameters, for the time of one call. */
export interface Workspace {
  readonly values: Float64Array;
  /** Zeros. */
  readonly gradient: Float64Array;
}

let kept: Workspace = { values: new Float64Array(0), gradient: new Float64Array(0) };

/**
 * Vectors of this length, which the next call overwrites: nothing may hold them longer.
 *
 * They are kept from call to call because making them costs more than filling them.
 */
export function workspace(length: number): Workspace {
  if (kept.values.length !== length)
    kept = { values: new Float64Array(length), gradient: new Float64Array(length) };
  kept.gradient.fill(0);
  return kept;
}
