/** All bits of the first `count` lanes. */
@inline
export function lanesBelow(count: i32): v128 {
  return i32x4.lt_s(i32x4(0, 1, 2, 3), i32x4.splat(count));
}

/** Stores the first `count` values of v, all four where `count` is 4 or more. */
@inline
export function storePart(pointer: usize, v: v128, count: i32): void {
  if (count >= 4) {
    v128.store(pointer, v);
    return;
  }
  if (count == 1) {
    v128.store_lane<u32>(pointer, v, 0);
    return;
  }
  v128.store_lane<u64>(pointer, v, 0);
  if (count == 3) v128.store_lane<u32>(pointer, v, 2, 8);
}

/** Adds the first `count` values of v to those in memory. */
@inline
export function addPart(pointer: usize, v: v128, count: i32): void {
  storePart(pointer, f32x4.add(v128.load(pointer), v), count);
}

/** Stores values as `mode` says: 1 sets, 2 adds, 0 leaves the memory alone. */
@inline
export function writePart(pointer: usize, v: v128, count: i32, mode: i32): void {
  if (mode == Mode.add) addPart(pointer, v, count);
  else if (mode == Mode.set) storePart(pointer, v, count);
}

/** The numbers of `modes` in src/kernel-arguments.ts. */
export enum Mode {
  skip,
  set,
  add,
}
