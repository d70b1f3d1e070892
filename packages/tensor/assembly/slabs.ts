// Bytes of a tensor's slab: several of them stay in a first-level cache of 32 KiB.
const slabBytes: usize = 8192;

/** Rows of a slab whose channels are walked four at a time while it stays in the cache. */
export function slabRows(rowBytes: usize): i32 {
  return i32(min<usize>(max<usize>(slabBytes / rowBytes, 4), 256));
}
