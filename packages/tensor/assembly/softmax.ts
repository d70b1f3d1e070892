import { exponential4 } from './exponential';
import { greatestLane, sumOfLanes } from './lane-sums';
import { lanesBelow, storePart } from './partial-vectors';

/** values = softmax(values), without overflow however great they are. */
export function softmaxOf(values: usize, count: i32): void {
  const greatest = f32x4.splat(greatestOf(values, count));
  let powers = f32x4.splat(0);
  let at = values;
  let left = count;
  // The test stands at the end, or V8 would build the constants anew in every turn.
  do {
    const power = exponential4(f32x4.sub(v128.load(at), greatest));
    powers = f32x4.add(powers, v128.and(power, lanesBelow(left)));
    storePart(at, power, left);
    at += 16;
    left -= 4;
  } while (left > 0);
  const share = f32x4.splat(1 / sumOfLanes(powers));
  for (at = values; count > 0; count -= 4) {
    storePart(at, f32x4.mul(v128.load(at), share), count);
    at += 16;
  }
}

/** The greatest of `count` values; NaN where one is. */
export function greatestOf(values: usize, count: i32): f32 {
  const lowest = f32x4.splat(-Infinity);
  let greatest = lowest;
  for (; count > 0; count -= 4) {
    const inside = v128.bitselect(v128.load(values), lowest, lanesBelow(count));
    greatest = f32x4.max(greatest, inside);
    values += 16;
  }
  return greatestLane(greatest);
}
