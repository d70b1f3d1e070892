import type { Network } from '@espalier/network';
import { buffersOf } from './instruction.ts';
import type { PlanBuilder } from './plan-builder.ts';
import type { Source } from './source.ts';

/**
 * Gradient checkpointing: what to do before each node is gone through backwards.
 *
 * The network is cut into `segments` stretches of nodes of about equal size. Values that only their own
 * stretch reads get new buffers, filled again just before the stretch's backward pass; all others are
 * kept. The last stretch is kept whole, since its backward pass follows at once.
 *
 * @see Chen et al. 2016, "Training deep nets with sublinear memory cost", section 3,
 * https://arxiv.org/abs/1604.06174
 */
export function recomputation(
  builder: PlanBuilder,
  network: Network,
  segments: number,
): (node: string) => void {
  const segmentOf = segmentsOf(builder, network, segments);
  const forgotten = forgottenSources(builder, segmentOf);
  const done = new Set<number>([segments - 1]);
  return (node) => {
    const segment = segmentOf.get(node)!;
    if (done.has(segment)) return;
    done.add(segment);
    for (const source of forgotten.get(segment) ?? []) {
      source.values = builder.values(source.shape);
      source.make!();
    }
  };
}

/** The stretch of every node: equal shares of the bytes of all values made. */
function segmentsOf(
  builder: PlanBuilder,
  { nodes }: Network,
  segments: number,
): Map<string, number> {
  const bytes = new Map<string, number>();
  for (const { node, source } of builder.made) {
    bytes.set(node, (bytes.get(node) ?? 0) + source.values.bytes);
  }
  const total = [...bytes.values()].reduce((sum, size) => sum + size, 0);
  let before = 0;
  return new Map(
    nodes.map(({ id }) => {
      const segment = Math.min(Math.floor((segments * before) / (total + 1)), segments - 1);
      before += bytes.get(id) ?? 0;
      return [id, segment];
    }),
  );
}

/** By stretch, the sources whose values no instruction of another stretch touches, as they are made. */
function forgottenSources(
  builder: PlanBuilder,
  segmentOf: ReadonlyMap<string, number>,
): Map<number, Source[]> {
  const readers = new Map<unknown, Set<number>>();
  for (const instruction of builder.instructions) {
    for (const buffer of buffersOf(instruction)) {
      const segments = readers.get(buffer) ?? new Set();
      readers.set(buffer, segments.add(segmentOf.get(instruction.node)!));
    }
  }
  const forgotten = new Map<number, Source[]>();
  for (const { node, source } of builder.made) {
    const segment = segmentOf.get(node)!;
    if (readers.get(source.values)?.size !== 1) continue;
    forgotten.set(segment, [...(forgotten.get(segment) ?? []), source]);
  }
  return forgotten;
}
