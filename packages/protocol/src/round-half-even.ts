/**
 * The nearest integer, halves to the even one: 0.5 to 0, 1.5 to 2, -2.5 to -2.
 *
 * What ONNX asks of QuantizeLinear; `Math.round` sends halves up instead.
 *
 * @see https://onnx.ai/onnx/operators/onnx__QuantizeLinear.html
 */
export function roundHalfEven(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  if (rest !== 0.5) return Math.round(value);
  return floor % 2 === 0 ? floor : floor + 1;
}
