// Bytes of a tensor's slab, where that is four rows at least: those of four tensors stay in a first-level cache.
const slabBytes: usize = 2048;

/** Rows of a slab, whose channels are walked four at a time. */
export function slabRows(rowBytes: usize): i32 {
  return i32(min<usize>(max<usize>(slabBytes / rowBytes, 4), 64));
}

/**
 * Reads one value of every cache line, in order.
 *
 * Columns of channels are walked with strides, for which memory is slow; the cache is not.
 */
export function touch(place: usize, bytes: usize): void {
  for (const end = place + bytes; place < end; place += 64) load<i32>(place);
}
