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
  const factor = f32x4.splat(a.factor);
  let values = a.values;
  for (let left = a.count; left > 0; left -= 4) {
    storePart(values, f32x4.mul(v128.load(values), factor), left);
    values += 16;
  }
}
