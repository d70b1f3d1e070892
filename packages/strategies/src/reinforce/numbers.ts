/** The numbers as a typed array; a plain loop, many times faster here than `Float64Array.from`. */
export function toVector(numbers: readonly number[]): Float64Array {
  const vector = new Float64Array(numbers.length);
  for (let index = 0; index < vector.length; index++) vector[index] = numbers[index]!;
  return vector;
}

/** The vector as plain JSON; a plain loop, many times faster here than the spread. */
export function toNumbers(vector: Float64Array): number[] {
  const numbers = new Array<number>(vector.length);
  for (let index = 0; index < vector.length; index++) numbers[index] = vector[index]!;
  return numbers;
}
