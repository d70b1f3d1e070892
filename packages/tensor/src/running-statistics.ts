import type * as tf from '@tensorflow/tfjs-core';

/** Weight of the past in a running mean; one batch counts for the rest. */
const pastWeight = 0.9;

interface Estimate {
  readonly mean: Float64Array;
  readonly variance: Float64Array;
  /** Sum of the weights of all batches so far; 1 once the estimate is complete. */
  weight: number;
}

interface Observation {
  readonly node: string;
  readonly mean: tf.Tensor1D;
  readonly variance: tf.Tensor1D;
  readonly count: number;
}

/** Moments of one batch by channel. */
export interface Moments {
  readonly mean: ArrayLike<number>;
  /** Divided by the count. */
  readonly variance: ArrayLike<number>;
  readonly count: number;
}

/** What is kept of every channel. */
export type Statistic = 'mean' | 'variance';

/** How a batch enters the estimate: the past fades, or all batches count the same. */
export type StatisticsMode = 'moving' | 'average';

/**
 * Means and variances of batch normalization over the batches seen so far.
 *
 * moving: estimate = 0.9 * estimate + 0.1 * batch, divided by 1 - 0.9^batches, so that the start at
 * zero does not show after few batches (Adam's correction). average: the mean of all batches since
 * {@link restart}. Batch variances are multiplied by count / (count - 1). Kept in float64 outside
 * the tensors, so training never holds memory for them.
 *
 * @see Kingma and Ba 2015, "Adam", section 3, https://arxiv.org/abs/1412.6980
 */
export class RunningStatistics {
  readonly #estimates = new Map<string, Estimate>();
  readonly #observed: Observation[] = [];
  #mode: StatisticsMode = 'moving';

  /** Adds a node with no batch seen: mean 0, variance 1. */
  add(node: string, channels: number): void {
    const mean = new Float64Array(channels);
    this.#estimates.set(node, { mean, variance: new Float64Array(channels), weight: 0 });
  }

  /** Takes over a batch's statistics; their tensors are kept until {@link commit}. */
  observe(observation: Observation): void {
    this.#observed.push(observation);
  }

  /** Enters what was observed into the estimates and frees its tensors. */
  commit(): void {
    for (const { node, mean, variance, count } of this.#observed.splice(0)) {
      this.enter(node, { mean: mean.dataSync(), variance: variance.dataSync(), count });
      mean.dispose();
      variance.dispose();
    }
  }

  /** Enters the moments of one batch, variance divided by `count`, into the estimate of a node. */
  enter(node: string, { mean, variance, count }: Moments): void {
    const estimate = this.#estimates.get(node)!;
    const past = this.#mode === 'moving' ? pastWeight : 1;
    const now = 1 - (this.#mode === 'moving' ? pastWeight : 0);
    blend(estimate.mean, mean, [past, now]);
    blend(estimate.variance, variance, [past, (now * count) / (count - 1 || 1)]);
    estimate.weight = past * estimate.weight + now;
  }

  /** Frees what was observed without entering it. */
  forget(): void {
    for (const { mean, variance } of this.#observed.splice(0)) {
      mean.dispose();
      variance.dispose();
    }
  }

  /** Forgets all batches; the next ones enter as `mode` says. */
  restart(mode: StatisticsMode): void {
    this.#mode = mode;
    for (const estimate of this.#estimates.values()) {
      estimate.weight = 0;
      estimate.mean.fill(0);
      estimate.variance.fill(0);
    }
  }

  /** Ends a restart in mode `average`: what it found is the estimate that later batches move. */
  complete(): void {
    this.#mode = 'moving';
    for (const [node] of this.#estimates) {
      this.set(node, 'mean', this.values(node, 'mean'));
      this.set(node, 'variance', this.values(node, 'variance'));
    }
  }

  /** What later batches move, by node, copied: [weight, means, variances]; see {@link restore}. */
  state(): Map<string, Float64Array> {
    const states = [...this.#estimates].map(
      ([node, { weight, mean, variance }]) =>
        [node, Float64Array.of(weight, ...mean, ...variance)] as const,
    );
    return new Map(states);
  }

  /** Takes over what {@link state} gave of the same nodes. */
  restore(state: ReadonlyMap<string, ArrayLike<number>>): void {
    for (const [node, estimate] of this.#estimates) {
      const values = Float64Array.from(state.get(node)!);
      const channels = estimate.mean.length;
      estimate.weight = values[0]!;
      estimate.mean.set(values.subarray(1, 1 + channels));
      estimate.variance.set(values.subarray(1 + channels));
    }
  }

  /** The estimate, as float32 [channels]. */
  values(node: string, which: Statistic): Float32Array {
    const estimate = this.#estimates.get(node)!;
    const { weight } = estimate;
    if (weight === 0) return new Float32Array(estimate.mean.length).fill(which === 'mean' ? 0 : 1);
    return Float32Array.from(estimate[which], (value) => value / weight);
  }

  /** Sets a complete estimate. */
  set(node: string, which: Statistic, values: ArrayLike<number>): void {
    const estimate = this.#estimates.get(node)!;
    const other = which === 'mean' ? 'variance' : 'mean';
    const kept = this.values(node, other);
    estimate[which].set(values);
    estimate[other].set(kept);
    estimate.weight = 1;
  }
}

function blend(
  estimate: Float64Array,
  batch: ArrayLike<number>,
  [past, now]: readonly [past: number, now: number],
): void {
  for (let c = 0; c < estimate.length; c++) estimate[c] = past * estimate[c]! + now * batch[c]!;
}
