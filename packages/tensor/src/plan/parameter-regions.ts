import type { Network } from '@espalier/network';
import type { Pointer } from '../kernel-arguments.ts';
import { parametersOf, sizeOf, type Parameter } from '../parameters.ts';
import { bufferOf, paddedBytes, placeInOrder, type Buffer } from './buffer.ts';
import { lossReach, reaches } from './loss-reach.ts';
import type { ParameterPlace } from './lowering.ts';

/** What is held of every trainable parameter; the last three only where training asks for them. */
export const regionNames = ['weight', 'gradient', 'velocity', 'square', 'average'] as const;
/** One of {@link regionNames}. */
export type RegionName = (typeof regionNames)[number];

/** A stretch of a region: where it begins and how many float32 it holds, gaps counted. */
export interface Stretch {
  readonly place: Pointer;
  readonly count: number;
  /** How many of them some loss depends on, and how many the output's. */
  readonly lossCount: number;
  readonly outputCount: number;
}

/**
 * The trainable parameters of a network, once for each region, in the same order and at the same steps.
 *
 * Those with weight decay come first, so that one kernel call moves all of them and one all others; in
 * both, what only exits depend on comes behind, and last what no loss depends on, which never moves. Gaps
 * between parameters hold zeros, which every optimizer leaves as they are.
 */
export class ParameterRegions {
  /** Every parameter in network order. */
  readonly parameters: readonly Parameter[];
  readonly #trainable: readonly Parameter[];
  readonly #regions = new Map<RegionName, Map<string, Buffer>>();
  readonly #reach: ReturnType<typeof lossReach>;

  constructor(network: Network, names: readonly RegionName[]) {
    this.parameters = parametersOf(network);
    const reach = lossReach(network);
    const order = ({ node, spec }: Parameter) =>
      reaches.indexOf(reach(node)) + (spec.decay ? 0 : reaches.length);
    this.#trainable = this.parameters
      .filter(({ spec }) => spec.trainable)
      .toSorted((a, b) => order(a) - order(b));
    this.#reach = reach;
    for (const name of names) {
      const buffers = this.#trainable.map((one) => [one.name, bufferOf(sizeOf(one.spec))] as const);
      this.#regions.set(name, new Map(buffers));
    }
  }

  /** Whether the regions hold this one. */
  has(region: RegionName): boolean {
    return this.#regions.has(region);
  }

  /** The buffer of one parameter in a region. */
  buffer(region: RegionName, name: string): Buffer {
    return this.#regions.get(region)!.get(name)!;
  }

  /** Trainable parameters of a node by their own names. */
  placesOf(node: string): Record<string, ParameterPlace> {
    return Object.fromEntries(
      this.#trainable
        .filter((parameter) => parameter.node === node)
        .map(({ name, spec }) => [
          spec.name,
          {
            weight: this.buffer('weight', name),
            gradient: this.buffer('gradient', name),
            shape: spec.shape,
          },
        ]),
    );
  }

  /** Places all regions from `start` on and gives the end. */
  place(start: Pointer): Pointer {
    let end = start;
    for (const buffers of this.#regions.values()) end = placeInOrder([...buffers.values()], end);
    return end;
  }

  /** Where a region lies: parameters with weight decay, then those without. */
  stretches(region: RegionName): readonly [decayed: Stretch, others: Stretch] {
    return [this.#stretch(region, true), this.#stretch(region, false)];
  }

  #stretch(region: RegionName, decay: boolean): Stretch {
    const list = this.#trainable.filter(({ spec }) => spec.decay === decay);
    const count = (counted: readonly Parameter[]): number =>
      counted.reduce((sum, { name }) => sum + paddedBytes(this.buffer(region, name)) / 4, 0);
    const [first] = list;
    return {
      place: first === undefined ? 0 : this.buffer(region, first.name).place,
      count: count(list),
      lossCount: count(list.filter(({ node }) => this.#reach(node) !== 'none')),
      outputCount: count(list.filter(({ node }) => this.#reach(node) === 'output')),
    };
  }
}
