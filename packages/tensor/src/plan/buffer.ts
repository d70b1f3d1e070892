import type { Pointer } from '../kernel-arguments.ts';

/** A stretch of the plan's memory; it has a place once the plan is laid out. */
export interface Buffer {
  bytes: number;
  place: Pointer;
  /** First and last instruction that touch it; a buffer of a session's whole life has none. */
  first: number;
  last: number;
}

/** Every buffer begins at a multiple of this many bytes: one cache line, the widest vector. */
export const alignment = 64;

const bytesPerValue = 4;

/** A buffer of float32 values without a place. */
export function bufferOf(values: number): Buffer {
  return { bytes: values * bytesPerValue, place: 0, first: Infinity, last: -1 };
}

/** The bytes that a buffer takes up, with what is left free behind it for reads that overshoot. */
export function paddedBytes({ bytes }: Pick<Buffer, 'bytes'>): number {
  return Math.ceil(bytes / alignment) * alignment + alignment;
}

/** Puts buffers one behind another from `start` on and gives the end. */
export function placeInOrder(buffers: readonly Buffer[], start: Pointer): Pointer {
  let end = start;
  for (const buffer of buffers) {
    buffer.place = end;
    end += paddedBytes(buffer);
  }
  return end;
}

/**
 * Puts buffers so that those alive at the same time do not overlap, and gives the end.
 *
 * Greedy by size: the largest first, each at the lowest place that is free for its whole life. Time
 * O(n^2) in the number of buffers.
 *
 * @see Pisarchyk and Lee 2020, "Efficient memory management for deep neural net inference", section 4.3,
 * https://arxiv.org/abs/2001.03288
 */
export function placeByLifetime(buffers: readonly Buffer[], start: Pointer): Pointer {
  const placed: Buffer[] = [];
  let end = start;
  for (const buffer of [...buffers].sort((a, b) => b.bytes - a.bytes || a.first - b.first)) {
    buffer.place = lowestGap(buffer, placed, start);
    placed.push(buffer);
    placed.sort((a, b) => a.place - b.place);
    end = Math.max(end, buffer.place + paddedBytes(buffer));
  }
  return end;
}

function lowestGap(buffer: Buffer, placed: readonly Buffer[], start: Pointer): Pointer {
  let candidate = start;
  for (const other of placed) {
    if (other.last < buffer.first || buffer.last < other.first) continue;
    if (candidate + paddedBytes(buffer) <= other.place) break;
    candidate = Math.max(candidate, other.place + paddedBytes(other));
  }
  return candidate;
}
