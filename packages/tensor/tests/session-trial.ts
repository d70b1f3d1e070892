import { analyze, type Network } from '@espalier/network';
import { stream, type Random } from '@espalier/random';
import type { PlanOptions } from '../src/plan/compiled-session.ts';
import type { BatchOptions, SessionOptions, TrainingSession } from '../src/index.ts';

/** Opens a session of one kind. */
export type Open = (network: Network, options: SessionOptions & PlanOptions) => TrainingSession;

/** Writes images and targets of a name into a session. */
export function fill(session: TrainingSession, name: string): void {
  const random = stream('session-trial', name);
  for (let at = 0; at < session.images.length; at++) session.images[at] = random.normal();
  const classes = session.targets.length / session.imagesPerBatch;
  session.targets.fill(0.1 / classes);
  for (let row = 0; row < session.imagesPerBatch; row++) {
    session.targets[row * classes + random.integer(classes)]! += 0.9;
  }
}

/** A session whose weights differ from what they start at everywhere, with a batch in it. */
export function opened(
  open: Open,
  network: Network,
  needs: Partial<PlanOptions> = {},
): TrainingSession {
  const first = stream('session-trial', 'weights');
  const session = open(network, { imagesPerBatch: 4, averaged: true, ...needs, random: first });
  const random = stream('session-trial', 'spread');
  const spread = new Map(
    [...session.weights()].map(([name, values]) => [
      name,
      name.endsWith('/variance') ? values : values.map((value) => value + 0.2 * random.normal()),
    ]),
  );
  session.load(spread);
  fill(session, 'first');
  return session;
}

/** Names of the parameters that weight decay acts on, and of all that are trained. */
export function trainedNames(network: Network): { decaying: Set<string>; all: string[] } {
  const parameters = [...analyze(network).nodes].flatMap(([node, { parameters: specs }]) =>
    specs.map((spec) => ({ ...spec, name: `${node}/${spec.name}` })),
  );
  const trained = parameters.filter(({ trainable }) => trainable);
  return {
    decaying: new Set(trained.filter(({ decay }) => decay).map(({ name }) => name)),
    all: trained.map(({ name }) => name),
  };
}

/** What is dropped in a trial. */
export const drops = (node: string): Random => stream('session-trial', 'drops', node);

/** Every part of a loss at once: targets, exits, a teacher, dropping. */
export function wholeLoss({ targets }: TrainingSession): BatchOptions {
  const random = stream('session-trial', 'teacher');
  const logits = targets.map(() => 2 * random.normal());
  return { random: drops, exitWeight: 0.4, distillation: { logits, weight: 0.3, temperature: 3 } };
}

/** What a session trains on, for float64 loops; the weights are copies that may be moved. */
export function batchOf(session: TrainingSession, options: BatchOptions = {}) {
  const weights = new Map(
    [...session.weights()].map(([name, values]) => [name, Float64Array.from(values)]),
  );
  const { network, images, targets } = session;
  return { network, weights, images, targets, ...options };
}
