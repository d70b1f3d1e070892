import type { Network } from '@espalier/network';
import type { Pointer } from '../kernel-arguments.ts';
import { parametersOf, sizeOf, type Parameter } from '../parameters.ts';
import { bufferOf, placeInOrder, type Buffer } from './buffer.ts';
import type { ParameterPlace } from './lowering.ts';

/** What is held of every trainable parameter; the last three only where training asks for them. */
export const regionNames = ['weight', 'gradient', 'velocity', 'square', 'average'] as const;
/** One of {@link regionNames}. */
export type RegionName = (typeof regionNames)[number];

/** A stretch of a region: where it begins and how many float32 it holds, gaps counted. */
export interface Stretch {
  readonly place: Pointer;
  readonly count: number;
}

/**
 * The trainable parameters of a network, once for each region, in the same order and at the same steps.
 *
 * Those with weight decay come first, so that one kernel call moves all of them and one all others;
 * gaps between parameters hold zeros, which every optimizer leaves as they are.
 */
export class ParameterRegions {
  /** Every parameter in network order. */
  readonly parameters: readonly Parameter[];
  readonly #trainable: readonly Parameter[];
  readonly #regions = new Map<RegionName, Map<string, Buffer>>();
  readonly #ends = new Map<RegionName, readonly [start: Pointer, middle: Pointer, end: Pointer]>();

  constructor(network: Network, names: readonly RegionName[]) {
    this.parameters = parametersOf(network);
    const trainable = this.parameters.filter(({ spec }) => spec.trainable);
    const decayed = trainable.filter(({ spec }) => spec.decay);
    this.#trainable = [...decayed, ...trainable.filter(({ spec }) => !spec.decay)];
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
    for (const [name, buffers] of this.#regions) {
      const from = end;
      const decayed = this.#trainable.filter(({ spec }) => spec.decay);
      const list = [...buffers.values()];
      const middle = placeInOrder(list.slice(0, decayed.length), from);
      end = placeInOrder(list.slice(decayed.length), middle);
      this.#ends.set(name, [from, middle, end]);
    }
    return end;
  }

  /** Where a region lies: parameters with weight decay, then those without. */
  stretches(region: RegionName): readonly [decayed: Stretch, others: Stretch] {
    const [start, middle, end] = this.#ends.get(region)!;
    return [
      { place: start, count: (middle - start) / 4 },
      { place: middle, count: (end - middle) / 4 },
    ];
  }
}
