import { EspalierError, type ImageSplit } from '@espalier/protocol';
import { stream } from '@espalier/random';
import { shuffleInto } from '../image-order.ts';
import type { ImageShards } from './image-shards.ts';
import type { EpochStep, ImageSource, OrderedImages, SourceOptions } from './image-source.ts';

/** A visit to a shard: the `turn`-th of an epoch. */
interface Visit {
  readonly epoch: number;
  readonly turn: number;
}

/**
 * Shards in a new order for every epoch, the images of each in a new order as well.
 *
 * The next shard is read while steps are taken on the current one. Images of different shards never
 * meet in a step, so spread the classes over the shards. What does not fill a step waits, by shard.
 */
export class ShardedSource implements ImageSource {
  readonly stepsPerEpoch: number;
  readonly #shards: ImageShards;
  readonly #seed: string;
  readonly #imagesPerStep: number;
  #loaded: {
    readonly visit: Visit;
    readonly split: ImageSplit;
    readonly order: Uint32Array;
  } | null = null;
  #ordered: { readonly epoch: number; readonly shards: readonly number[] } | null = null;
  #reading: { readonly visit: Visit; readonly split: Promise<ImageSplit> } | null = null;

  constructor(shards: ImageShards, { seed, imagesPerStep }: SourceOptions) {
    this.#shards = shards;
    this.#seed = seed;
    this.#imagesPerStep = imagesPerStep;
    this.stepsPerEpoch = shards.counts.reduce((sum, count) => sum + this.#stepsOf(count), 0);
  }

  async ready(place: EpochStep): Promise<void> {
    const { visit } = this.#find(place);
    if (isSame(this.#loaded?.visit, visit)) return;
    const shard = this.#orderOf(visit.epoch)[visit.turn]!;
    const split = await this.#read(visit, shard);
    const order = new Uint32Array(split.count);
    shuffleInto(order, stream(this.#seed, 'order', visit.epoch, shard));
    this.#loaded = { visit, split, order };
    this.#readAhead(visit);
  }

  async #read(visit: Visit, shard: number): Promise<ImageSplit> {
    const ahead = this.#reading;
    if (isSame(ahead?.visit, visit)) return ahead!.split;
    // Its buffer is the next but one, and must not be written by two reads at a time.
    await ahead?.split.catch(() => undefined);
    return this.#shards.read(shard);
  }

  at(place: EpochStep): OrderedImages {
    const { visit, step } = this.#find(place);
    if (this.#loaded === null || !isSame(this.#loaded.visit, visit)) throw notInMemory();
    const { split, order } = this.#loaded;
    return { split, order, first: step * this.#imagesPerStep };
  }

  sample(): OrderedImages {
    if (this.#loaded === null) throw notInMemory();
    const { split } = this.#loaded;
    const order = new Uint32Array(split.count);
    shuffleInto(order, stream(this.#seed, 'recalibrate'));
    return { split, order, first: 0 };
  }

  #stepsOf(count: number): number {
    return Math.floor(count / this.#imagesPerStep);
  }

  /** Numbers of the shards that hold a step, in the order of an epoch. */
  #orderOf(epoch: number): readonly number[] {
    if (this.#ordered?.epoch === epoch) return this.#ordered.shards;
    const full = [...this.#shards.counts.keys()].filter(
      (shard) => this.#stepsOf(this.#shards.counts[shard]!) > 0,
    );
    const shards = stream(this.#seed, 'shards', epoch).shuffle(full);
    this.#ordered = { epoch, shards };
    return shards;
  }

  /** The visit that a step of an epoch falls into, and the step within it. */
  #find({ epoch, step }: EpochStep): { visit: Visit; step: number } {
    let left = step;
    let turn = 0;
    for (const shard of this.#orderOf(epoch)) {
      const steps = this.#stepsOf(this.#shards.counts[shard]!);
      if (left < steps) break;
      left -= steps;
      turn++;
    }
    return { visit: { epoch, turn }, step: left };
  }

  #readAhead({ epoch, turn }: Visit): void {
    const order = this.#orderOf(epoch);
    const visit =
      turn + 1 < order.length ? { epoch, turn: turn + 1 } : { epoch: epoch + 1, turn: 0 };
    const split = this.#shards.read(this.#orderOf(visit.epoch)[visit.turn]!);
    // A failure is reported by `ready`, which awaits the same promise, and not before.
    split.catch(() => undefined);
    this.#reading = { visit, split };
  }
}

function isSame(one: Visit | undefined, other: Visit): boolean {
  return one?.epoch === other.epoch && one.turn === other.turn;
}

function notInMemory(): EspalierError {
  return new EspalierError(
    'BAD_INPUT',
    'images of a step must be in memory, but got a shard that is not read. Await streamEpoch.',
  );
}
