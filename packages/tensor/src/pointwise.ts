import { util, type TensorInfo } from '@tensorflow/tfjs-core';
import type { KernelContext } from './kernel.ts';

const bytesPerValue = 4;
const panelColumns = 8;

/** A matrix [depth, columns] of a filter, read with steps in values. */
interface RightMatrix {
  readonly filter: TensorInfo;
  readonly depth: number;
  readonly columns: number;
  readonly depthStep: number;
  readonly columnStep: number;
}

/** A 1x1 convolution: y [..., filters] = x [..., channels] * filter [1, 1, channels, filters]. */
export function pointwiseConvolution(
  context: KernelContext,
  { x, filter }: { x: TensorInfo; filter: TensorInfo },
): TensorInfo {
  const [, , depth, columns] = filter.shape as [number, number, number, number];
  const y = context.output([...x.shape.slice(0, 3), columns]);
  multiply(context, [x, y], { filter, depth, columns, depthStep: columns, columnStep: 1 });
  return y;
}

/** Its gradient with respect to the input: dx [..., channels] = dy [..., filters] * filter^T. */
export function pointwiseInputGradient(
  context: KernelContext,
  { dy, filter }: { dy: TensorInfo; filter: TensorInfo },
  inputShape: readonly number[],
): TensorInfo {
  const [, , columns, depth] = filter.shape as [number, number, number, number];
  const dx = context.output(inputShape);
  multiply(context, [dy, dx], { filter, depth, columns, depthStep: 1, columnStep: depth });
  return dx;
}

function multiply(
  { code, pointer, scratch }: KernelContext,
  [left, product]: readonly [left: TensorInfo, product: TensorInfo],
  { filter, depth, columns, depthStep, columnStep }: RightMatrix,
): void {
  const rows = util.sizeFromShape(left.shape) / depth;
  scratch(Math.ceil(columns / panelColumns) * panelColumns * depth, (panels) => {
    const steps = [depthStep * bytesPerValue, columnStep * bytesPerValue];
    code.packPanels(pointer(filter), ...steps, panels, depth, columns);
    code.productOfPanels(pointer(left), panels, pointer(product), rows, depth, columns);
  });
}
