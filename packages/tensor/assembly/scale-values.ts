import { storePart } from './partial-vectors';

@unmanaged
class ScaleValues {
  values: usize;
  count: i32;
  factor: f32;
}

/** values *= factor */
export function scaleValues(block: usize): void {
  const a = changetype<ScaleValues>(block);
  scaleValuesOf(a.values, a.count, a.factor);
}

/** Multiplies `count` values by a factor. */
export function scaleValuesOf(values: usize, count: i32, factor: f32): void {
  const factor4 = f32x4.splat(factor);
  for (; count > 0; count -= 4) {
    storePart(values, f32x4.mul(v128.load(values), factor4), count);
    values += 16;
  }
}
