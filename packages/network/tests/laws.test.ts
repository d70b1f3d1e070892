import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  analyze,
  channelGroups,
  keepChannels,
  parseNetwork,
  validateNetwork,
} from '../src/index.ts';
import type { ChannelGroup, Network, NodeAnalysis } from '../src/index.ts';
import { randomNetwork } from './random-network.ts';
import { runNetwork } from './run-network.ts';

fc.configureGlobal({ seed: 42 });

const image = Float32Array.from({ length: 90 }, (_, index) => Math.sin(index * 1.7));

function volume(shape: readonly number[]): number {
  return shape.reduce((product, extent) => product * extent, 1);
}

/** Deterministic values of no structure, positive where a variance must be. */
function valuesFor(network: Network): Map<string, Float32Array> {
  const weights = new Map<string, Float32Array>();
  let at = 0;
  for (const [id, { parameters }] of analyze(network).nodes) {
    for (const { name, shape } of parameters) {
      const value = () => (name === 'variance' ? 1.5 + Math.cos(at++) : Math.sin(at++ * 2.3));
      weights.set(`${id}/${name}`, Float32Array.from({ length: volume(shape) }, value));
    }
  }
  return weights;
}

/** Every second channel of every group that may change. */
function halfOf(groups: readonly ChannelGroup[]): Map<string, number[]> {
  const free = groups.filter((group) => group.frozen === null);
  return new Map(
    free.map(({ id, size }) => [id, [...Array(size).keys()].filter((index) => index % 2 === 0)]),
  );
}

/** Peak by replaying the definition: sum, at each step, what is made and still needed. */
function peakByReplay(network: Network, nodes: ReadonlyMap<string, NodeAnalysis>): number {
  const peaks = network.nodes.map((_, step) => {
    const made = network.nodes.slice(0, step + 1).map((node) => node.id);
    const needed = new Set(network.nodes.slice(step).flatMap((node) => node.inputs));
    needed.add(network.output).add(network.nodes[step]!.id);
    const live = made.filter((id) => needed.has(id));
    return live.reduce((bytes, id) => bytes + nodes.get(id)!.activationBytes, 0);
  });
  return Math.max(...peaks);
}

it('accepts every network that the builder made', () => {
  fc.assert(fc.property(randomNetwork, (network) => validateNetwork(network)));
});

it('reads back the JSON of a network as the same network', () => {
  fc.assert(
    fc.property(randomNetwork, (network) => {
      expect(parseNetwork(JSON.parse(JSON.stringify(network)))).toEqual(network);
    }),
  );
});

it('finds the peak of live activations that a replay finds', () => {
  fc.assert(
    fc.property(randomNetwork, (network) => {
      const { nodes, peakActivationBytes } = analyze(network);
      expect(peakActivationBytes).toBe(peakByReplay(network, nodes));
    }),
  );
});

it('predicts the shape of the output tensor', () => {
  fc.assert(
    fc.property(randomNetwork, (network) => {
      const { height, width, channels } = analyze(network).outputShape;
      const { shape } = runNetwork(network, valuesFor(network), image);
      expect(shape).toEqual([1, height, width, channels]);
    }),
    { numRuns: 30 },
  );
});

it('puts the output of every node in one channel group of its width', () => {
  fc.assert(
    fc.property(randomNetwork, (network) => {
      const groups = channelGroups(network);
      expect(groups.flatMap((group) => group.nodes).sort()).toEqual(
        network.nodes.map((node) => node.id).sort(),
      );
      const { nodes } = analyze(network);
      for (const group of groups) {
        for (const id of group.nodes) expect(nodes.get(id)!.shape.channels).toBe(group.size);
      }
    }),
  );
});

it('leaves a valid network whose parameters are those of the sliced axes', () => {
  fc.assert(
    fc.property(randomNetwork, (network) => {
      const groups = channelGroups(network);
      const keep = halfOf(groups);
      const kept = keepChannels(network, valuesFor(network), keep);
      validateNetwork(kept.network);
      const extents = new Map<string, number>();
      for (const { id, members } of groups) {
        for (const { node, parameter, axis } of members) {
          if (keep.has(id)) extents.set(`${node}/${parameter}/${axis}`, keep.get(id)!.length);
        }
      }
      const before = analyze(network).nodes;
      for (const [id, { parameters }] of analyze(kept.network).nodes) {
        const expected = before
          .get(id)!
          .parameters.map(({ name, shape }) =>
            shape.map((extent, axis) => extents.get(`${id}/${name}/${axis}`) ?? extent),
          );
        expect(parameters.map((spec) => spec.shape)).toEqual(expected);
        for (const { name, shape } of parameters) {
          expect(kept.weights.get(`${id}/${name}`)!.length).toBe(volume(shape));
        }
      }
    }),
  );
});

it('removes the same channels in whatever order the groups are named', () => {
  fc.assert(
    fc.property(randomNetwork, (network) => {
      const keep = halfOf(channelGroups(network));
      const reversed = new Map([...keep].reverse());
      const weights = valuesFor(network);
      expect(keepChannels(network, weights, reversed)).toEqual(
        keepChannels(network, weights, keep),
      );
    }),
  );
});

it('leaves the function unchanged when what it removes is zero', () => {
  fc.assert(
    fc.property(randomNetwork, (network) => {
      const groups = channelGroups(network);
      const keep = halfOf(groups);
      const weights = valuesFor(network);
      silence(network, { weights, groups, keep });
      const kept = keepChannels(network, weights, keep);
      const before = runNetwork(network, weights, image).values;
      const after = runNetwork(kept.network, kept.weights, image).values;
      after.forEach((value, index) => expect(value).toBeCloseTo(before[index]!, 4));
    }),
    { numRuns: 60 },
  );
});

interface Removal {
  readonly weights: Map<string, Float32Array>;
  readonly groups: readonly ChannelGroup[];
  readonly keep: ReadonlyMap<string, readonly number[]>;
}

/** Zeroes whatever could make a removed channel's output differ from zero. */
function silence(network: Network, { weights, groups, keep }: Removal): void {
  const { nodes: found } = analyze(network);
  for (const { id, members, nodes } of groups.filter((group) => keep.has(group.id))) {
    const kept = new Set(keep.get(id));
    for (const { node, parameter } of members) {
      const spec = found.get(node)!.parameters.find(({ name }) => name === parameter)!;
      // A member of a consumer is indexed by input channels; a variance of zero is no silence.
      if (!nodes.includes(node) || parameter === 'variance') continue;
      const inner = volume(spec.shape.slice(spec.outputAxis! + 1));
      const values = weights.get(`${node}/${parameter}`)!;
      for (let at = 0; at < values.length; at++) {
        if (!kept.has(Math.floor(at / inner) % spec.shape[spec.outputAxis!]!)) values[at] = 0;
      }
    }
  }
}
