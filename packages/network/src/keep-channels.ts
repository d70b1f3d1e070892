import { channelGroups, type ChannelGroup } from './channel-groups.ts';
import { GraphError } from './graph-error.ts';
import type { Network, NetworkNode } from './network.ts';
import { operatorOf } from './operator-of.ts';
import { inferShapes } from './shapes.ts';

/** Values by full parameter name `<node>/<parameter>`, row-major float32. */
export type ParameterValues = ReadonlyMap<string, Float32Array>;

/** A network with the values of its parameters. */
export interface ValuedNetwork {
  readonly network: Network;
  readonly weights: ParameterValues;
}

/** Indices of the channels that stay, ascending, by the id of their channel group. */
export type KeptChannels = ReadonlyMap<string, readonly number[]>;

function isAscendingWithin(indices: readonly number[], size: number): boolean {
  return indices.every(
    (index, at) =>
      Number.isInteger(index) &&
      index >= 0 &&
      index < size &&
      (at === 0 || index > indices[at - 1]!),
  );
}

function checkKept(group: ChannelGroup | undefined, id: string, kept: readonly number[]): void {
  if (group === undefined) {
    throw new GraphError(
      `kept channels must name channel groups of the network, but got "${id}". ` +
        'Take the ids from channelGroups.',
    );
  }
  if (group.frozen !== null) {
    throw new GraphError(`channels of group "${id}" must all stay, because ${group.frozen}.`);
  }
  if (kept.length === 0 || !isAscendingWithin(kept, group.size)) {
    throw new GraphError(
      `kept channels of group "${id}" must be ascending indices below ${group.size}, at least one, ` +
        `but got [${kept.join(', ')}].`,
    );
  }
}

function withFilters(node: NetworkNode, filters: number): NetworkNode {
  const operator = operatorOf(node);
  if (operator.withFilters === undefined) {
    throw new GraphError(
      `operator ${operator.name} must define withFilters, because its channels are free, but got none.`,
    );
  }
  return { ...node, attributes: operator.withFilters(node.attributes, filters) };
}

function resize(network: Network, filtersOf: ReadonlyMap<string, number>): Network {
  const nodes = network.nodes.map((node) => {
    const filters = filtersOf.get(node.id);
    return filters === undefined ? node : withFilters(node, filters);
  });
  const shapes = inferShapes({ nodes });
  const blocks = network.blocks.map((block) => ({
    ...block,
    inputShape: shapes.get(block.input)!,
    outputShape: shapes.get(block.output)!,
  }));
  return { ...network, nodes, blocks };
}

interface Axis {
  /** Extent of the axis, and number of values for one index of it. */
  readonly extent: number;
  readonly inner: number;
}

/** The values at `kept` of one axis of a row-major array. Time O(values). */
function sliceAxis(
  values: Float32Array,
  { extent, inner }: Axis,
  kept: readonly number[],
): Float32Array {
  const outer = values.length / (extent * inner);
  const sliced = new Float32Array(outer * kept.length * inner);
  let target = 0;
  for (let row = 0; row < outer; row++) {
    for (const index of kept) {
      const source = (row * extent + index) * inner;
      for (let at = 0; at < inner; at++) sliced[target++] = values[source + at]!;
    }
  }
  return sliced;
}

/** A parameter on its way to its smaller shape. */
interface Parameter {
  readonly shape: number[];
  values: Float32Array;
}

function slice(parameter: Parameter, axis: number, kept: readonly number[]): void {
  const inner = parameter.shape.slice(axis + 1).reduce((product, extent) => product * extent, 1);
  parameter.values = sliceAxis(parameter.values, { extent: parameter.shape[axis]!, inner }, kept);
  parameter.shape[axis] = kept.length;
}

function readParameters(network: Network, weights: ParameterValues): Map<string, Parameter> {
  const shapes = inferShapes(network);
  const parameters = new Map<string, Parameter>();
  for (const node of network.nodes) {
    const inputShapes = node.inputs.map((id) => shapes.get(id)!);
    for (const spec of operatorOf(node).parameters(inputShapes, node.attributes)) {
      const name = `${node.id}/${spec.name}`;
      const size = spec.shape.reduce((product, extent) => product * extent, 1);
      const values = weights.get(name);
      if (values?.length !== size) {
        throw new GraphError(
          `weights must hold ${size} values for "${name}", but got ${values?.length ?? 'none'}. ` +
            'Hand in the weights of this very network.',
        );
      }
      parameters.set(name, { shape: [...spec.shape], values: values.slice() });
    }
  }
  return parameters;
}

/**
 * The network that is left when only some channels are kept, and its weights.
 *
 * Every member axis of a group is sliced with the group's indices; groups that are not named stay
 * whole; filters of producers and shapes of blocks follow. Removal leaves the function unchanged
 * where the removed channels are zero on every input. Nothing is shared with the given weights.
 * Time O(nodes + weights).
 *
 * @param keep - Indices that stay, by {@link ChannelGroup.id}.
 * @throws {GraphError} when a group is unknown or frozen, indices are not ascending and in range, or
 * a weight is missing or has another size.
 */
export function keepChannels(
  network: Network,
  weights: ParameterValues,
  keep: KeptChannels,
): ValuedNetwork {
  const groups = new Map(channelGroups(network).map((group) => [group.id, group]));
  const parameters = readParameters(network, weights);
  const filtersOf = new Map<string, number>();
  for (const [id, kept] of keep) {
    const group = groups.get(id);
    checkKept(group, id, kept);
    for (const producer of group!.producers) filtersOf.set(producer, kept.length);
    for (const { node, parameter, axis } of group!.members) {
      slice(parameters.get(`${node}/${parameter}`)!, axis, kept);
    }
  }
  const values = new Map([...parameters].map(([name, parameter]) => [name, parameter.values]));
  return { network: resize(network, filtersOf), weights: values };
}
