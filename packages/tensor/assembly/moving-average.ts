import { multiplyAdd } from './lanes';
import { storePart } from './partial-vectors';

@unmanaged
class MovingAverage {
  average: usize;
  weight: usize;
  count: i32;
  keep: f32;
}

/** average = keep * average + (1 - keep) * weight */
export function movingAverage(block: usize): void {
  const a = changetype<MovingAverage>(block);
  const keep = f32x4.splat(a.keep);
  const rest = f32x4.splat(1 - a.keep);
  for (let i = 0; i < a.count; i += 4) {
    const place = usize(i) << 2;
    const old = f32x4.mul(keep, v128.load(a.average + place));
    storePart(a.average + place, multiplyAdd(old, rest, v128.load(a.weight + place)), a.count - i);
  }
}
