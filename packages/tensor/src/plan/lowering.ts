import {
  windowsOf,
  kernelExtent,
  strideExtent,
  type Attributes,
  type Shape,
  type Window,
} from '@espalier/network';
import type { Buffer } from './buffer.ts';
import type { PlanBuilder } from './plan-builder.ts';
import type { Source, View } from './source.ts';

/** A parameter and its gradient in the plan's memory. */
export interface ParameterPlace {
  readonly weight: Buffer;
  readonly gradient: Buffer;
  readonly shape: readonly number[];
}

/** A node as a lowering receives it. */
export interface LoweredNode {
  readonly id: string;
  readonly operator: string;
  readonly attributes: Attributes;
  readonly inputs: readonly View[];
  readonly inputShapes: readonly Shape[];
  readonly shape: Shape;
  /** Trainable parameters by their own names. */
  readonly parameters: Readonly<Record<string, ParameterPlace>>;
  /** Whether nothing but this node reads its first input. */
  readonly readsAlone: boolean;
}

/** How an operator becomes instructions of a plan; gives what the node hands on. */
export type Lowering = (node: LoweredNode, plan: PlanBuilder) => View;

/** A source for the output of a node, with what {@link Source} leaves open. */
export function outputOf(node: LoweredNode, plan: PlanBuilder, more: Partial<Source> = {}): Source {
  const needsSlope =
    node.inputs.some(({ source }) => source.needsSlope) || Object.keys(node.parameters).length > 0;
  return { shape: node.shape, values: plan.values(node.shape), needsSlope, ...more };
}

/** A source as a view of its own. */
export function plainView(source: Source): View {
  return { source, activation: 'none' };
}

/** Extents of a window over a batch, by the names that kernels know them by. */
export function geometryOf(
  { operator, attributes, inputShapes, shape }: LoweredNode,
  batch: number,
): Record<string, number> {
  const [input] = inputShapes as [Shape];
  const window = attributes as unknown as Window;
  const windows = windowsOf(operator, input, window);
  const [filterHeight, filterWidth] = kernelExtent(window.kernel);
  const [strideY, strideX] = strideExtent(window.stride);
  return {
    ...{ batch, inputHeight: input.height, inputWidth: input.width, inputChannels: input.channels },
    ...{ outputHeight: shape.height, outputWidth: shape.width, outputChannels: shape.channels },
    ...{ filterHeight, filterWidth, strideY, strideX },
    ...{ top: windows.vertical.before, left: windows.horizontal.before },
    ...{ dilationY: window.dilation ?? 1, dilationX: window.dilation ?? 1 },
  };
}
