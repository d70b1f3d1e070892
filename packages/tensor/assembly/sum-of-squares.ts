import { pairSums } from './lane-sums';
import { lanesBelow } from './partial-vectors';

@unmanaged
class SumOfSquares {
  values: usize;
  count: i32;
  result: usize;
}

/** result += sum of values^2, summed in float64. */
export function sumOfSquares(block: usize): void {
  const a = changetype<SumOfSquares>(block);
  let sum = f64x2.splat(0);
  let from = a.values;
  for (let left = a.count; left > 0; left -= 4) {
    const value = v128.and(v128.load(from), lanesBelow(left));
    sum = f64x2.add(sum, pairSums(f32x4.mul(value, value)));
    from += 16;
  }
  const total = f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1);
  store<f64>(a.result, load<f64>(a.result) + total);
}
