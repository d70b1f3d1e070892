/**
 * ln x of a positive normal number, within 1e-15 of its size or of 1.
 *
 * x = 2^n * m with m within sqrt(1/2) and sqrt(2): ln x = n ln 2 + 2 artanh((m - 1) / (m + 1)).
 * The standard library's own would bring a table, which has no place in a memory that is not ours.
 */
export function naturalLogarithm(x: f64): f64 {
  const bits = reinterpret<u64>(x);
  let n = i32(bits >> 52) - 1023;
  let m = reinterpret<f64>((bits & 0x000fffffffffffff) | 0x3ff0000000000000);
  if (m > 1.4142135623730951) {
    m *= 0.5;
    n++;
  }
  const ratio = (m - 1) / (m + 1);
  const square = ratio * ratio;
  // The series of artanh; ratio <= 0.172, so that what follows is below 1e-16.
  let sum: f64 = 0;
  for (let k = 19; k > 0; k -= 2) sum = sum * square + 1 / f64(k);
  return f64(n) * 0.6931471805599453 + 2 * ratio * sum;
}
