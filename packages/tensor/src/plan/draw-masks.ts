import { EspalierError } from '@espalier/protocol';
import type { NodeStreams } from '../runtime.ts';
import type { PlanMemory } from './instruction.ts';
import type { DropMask } from './plan-builder.ts';

/**
 * Draws the masks of a step: keep / (1 - rate), keep ~ Bernoulli(1 - rate), from each node's own stream.
 *
 * @throws {EspalierError} `BAD_INPUT` when something is dropped and there are no streams.
 */
export function drawMasks(
  masks: readonly DropMask[],
  memory: PlanMemory,
  streams: NodeStreams | undefined,
): void {
  for (const { node, gate, rate, draws, repeats } of masks) {
    if (streams === undefined) throw noStreams(node);
    const random = streams(node);
    const values = memory.view(gate);
    for (let draw = 0; draw < draws; draw++) {
      const kept = random.uniform() >= rate ? 1 / (1 - rate) : 0;
      values.fill(kept, draw * repeats, (draw + 1) * repeats);
    }
  }
}

/** Masks that drop nothing. */
export function fillMasks(masks: readonly DropMask[], memory: PlanMemory): void {
  for (const { gate } of masks) memory.view(gate).fill(1);
}

function noStreams(node: string): EspalierError {
  return new EspalierError(
    'BAD_INPUT',
    `training of "${node}" must be given streams of chance, but got none. Hand random to accumulate.`,
    { node },
  );
}
