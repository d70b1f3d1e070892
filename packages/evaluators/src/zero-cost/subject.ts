import type { Network } from '@espalier/network';
import type { Weights } from '@espalier/protocol';
import { stream, type Random } from '@espalier/random';
import { initialWeights } from './initial-weights.ts';

/** The labelled images that data-dependent proxies look at, normalized as for training. */
export interface ProxyBatch {
  readonly images: Float32Array;
  readonly shape: readonly [count: number, height: number, width: number, channels: number];
  /** Class of each image. */
  readonly labels: Uint8Array;
  readonly classes: number;
}

/** What a subject is made of. */
export interface SubjectOptions {
  readonly network: Network;
  readonly batch: ProxyBatch;
  /** Seed of first weights and of every other draw. */
  readonly seed: string;
  /** Weights to be judged; drawn uniformly by fan-in where absent. */
  readonly weights?: Weights;
}

/** A network at its first weights, as proxies see it; passes over it are computed once. */
export interface ProxySubject {
  readonly network: Network;
  readonly batch: ProxyBatch;
  /** First weights; zen draws its own. */
  readonly weights: Weights;
  /** A stream of chance of one purpose. */
  readonly random: (purpose: string) => Random;
  /** What `pass` finds of this subject, computed at the first call and kept. */
  readonly take: <T>(pass: Pass<T>) => T;
}

/** A computation over a subject that several proxies read. */
export type Pass<T> = (subject: ProxySubject) => T;

/** A network with its first weights and a batch, ready for proxies. */
export function proxySubject({ network, batch, seed, weights }: SubjectOptions): ProxySubject {
  const taken = new Map<Pass<unknown>, unknown>();
  const random = (purpose: string): Random => stream(seed, purpose);
  const subject: ProxySubject = {
    network,
    batch,
    weights: weights ?? initialWeights(network, random('weights')),
    random,
    take<T>(pass: Pass<T>): T {
      if (!taken.has(pass)) taken.set(pass, pass(subject));
      return taken.get(pass) as T;
    },
  };
  return subject;
}
