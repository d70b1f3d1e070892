import { GraphError } from './graph-error.ts';
import type { Network, NetworkNode, Shape } from './network.ts';
import type { ParameterSpec } from './operator.ts';
import { operatorOf } from './operator-of.ts';
import { elementCount } from './shape.ts';
import { nodeShape, shapesOfInputs } from './shapes.ts';

const bytesPerElement = 4;

/** What one node computes and holds, at batch 1. */
export interface NodeAnalysis {
  readonly shape: Shape;
  readonly inputShapes: readonly Shape[];
  readonly parameters: readonly ParameterSpec[];
  readonly macs: number;
  /** Trainable parameters; running statistics are not counted. */
  readonly parameterCount: number;
  /** Bytes of the output in float32. */
  readonly activationBytes: number;
}

/** What a network computes and holds, at batch 1. */
export interface Analysis {
  /** By node id, in the order of the nodes. */
  readonly nodes: ReadonlyMap<string, NodeAnalysis>;
  readonly outputShape: Shape;
  readonly macs: number;
  readonly parameterCount: number;
  /** Sum over all outputs, in float32: what training keeps for the backward pass. */
  readonly activationBytes: number;
  /**
   * Most bytes alive at once when nodes run in the given order: an output lives from its node to its
   * last consumer, inputs and output of the running node together. No operator works in place.
   */
  readonly peakActivationBytes: number;
}

/** Product of the extents. */
function volume(shape: readonly number[]): number {
  return shape.reduce((product, extent) => product * extent, 1);
}

function analyzeNode(node: NetworkNode, inputShapes: readonly Shape[]): NodeAnalysis {
  const operator = operatorOf(node);
  const shape = nodeShape(node, inputShapes);
  const parameters = operator.parameters(inputShapes, node.attributes);
  return {
    shape,
    inputShapes,
    parameters,
    macs: operator.macs(inputShapes, node.attributes),
    parameterCount: parameters.reduce(
      (count, parameter) => count + (parameter.trainable ? volume(parameter.shape) : 0),
      0,
    ),
    activationBytes: bytesPerElement * elementCount(shape),
  };
}

function peakBytes(network: Network, bytesOf: (id: string) => number): number {
  const lastUse = new Map<string, number>();
  for (const [step, node] of network.nodes.entries()) {
    lastUse.set(node.id, step);
    for (const id of node.inputs) lastUse.set(id, step);
  }
  lastUse.set(network.output, network.nodes.length);
  let live = 0;
  let peak = 0;
  for (const [step, node] of network.nodes.entries()) {
    live += bytesOf(node.id);
    peak = Math.max(peak, live);
    for (const id of new Set([node.id, ...node.inputs])) {
      if (lastUse.get(id) === step) live -= bytesOf(id);
    }
  }
  return peak;
}

/**
 * Shapes, parameters, multiply-accumulates and activation bytes of a network, at batch 1.
 *
 * Counted as papers do: one MAC is one multiply-accumulate of a convolution or dense layer; biases,
 * normalization, activations and pooling add none; parameters are the trainable ones, with gamma and
 * beta, without running statistics. Time O(nodes + edges).
 *
 * @throws {GraphError} when a shape does not fit or the output is not a node.
 */
export function analyze(network: Network): Analysis {
  const nodes = new Map<string, NodeAnalysis>();
  const shapes = new Map<string, Shape>();
  const totals = { macs: 0, parameterCount: 0, activationBytes: 0 };
  for (const node of network.nodes) {
    const found = analyzeNode(node, shapesOfInputs(node, shapes));
    nodes.set(node.id, found);
    shapes.set(node.id, found.shape);
    totals.macs += found.macs;
    totals.parameterCount += found.parameterCount;
    totals.activationBytes += found.activationBytes;
  }
  const outputShape = shapes.get(network.output);
  if (outputShape === undefined) {
    throw new GraphError(
      `output of network "${network.name}" must be one of its nodes, but got "${network.output}".`,
    );
  }
  const peakActivationBytes = peakBytes(network, (id) => nodes.get(id)!.activationBytes);
  return { nodes, outputShape, ...totals, peakActivationBytes };
}
