import { EspalierError } from '@espalier/protocol';
import { alignment, placeByLifetime, type Buffer } from './buffer.ts';
import { blockBytes } from './executable.ts';
import { buffersOf, type Instruction, type PlanMemory } from './instruction.ts';
import type { ParameterRegions } from './parameter-regions.ts';
import type { PersistentBuffers } from './persistent-buffers.ts';

const pageBytes = 65536;
const bytesPerValue = 4;

/** Where everything of a session lies. */
export interface Layout {
  readonly bytes: number;
  /** Where the argument blocks of each plan begin. */
  readonly blocks: readonly number[];
  /** The stretch to set to zero before every batch, [from, to). */
  readonly cleared: readonly [number, number];
}

/**
 * Gives every buffer of a session its place; plans that never run at the same time share theirs.
 *
 * Time O(b^2) in the number b of buffers of the largest plan.
 */
export function layOut(
  plans: readonly (readonly Instruction[])[],
  { persistent, regions }: { persistent: PersistentBuffers; regions: ParameterRegions },
): Layout {
  // Place 0 is no place: kernels take it for a pointer that is absent.
  const { end, cleared } = persistent.place(alignment);
  let next = regions.place(end);
  const blocks = plans.map((plan) => (next += blockBytes(plan)) - blockBytes(plan));
  const ends = plans.map((plan) => placeByLifetime(livesOf(plan), next));
  return { bytes: Math.max(next, ...ends), blocks, cleared };
}

/** The buffers of a plan that have no place yet, with their lives. */
function livesOf(plan: readonly Instruction[]): Buffer[] {
  const found = new Set<Buffer>();
  for (const [at, instruction] of plan.entries()) {
    for (const buffer of buffersOf(instruction)) {
      if (buffer.place !== 0) continue;
      buffer.first = Math.min(buffer.first, at);
      buffer.last = Math.max(buffer.last, at);
      found.add(buffer);
    }
  }
  return [...found];
}

/**
 * A memory of exactly so many bytes, which never grows.
 *
 * @throws {EspalierError} `OUT_OF_MEMORY` when it is more than WebAssembly has or the machine gives.
 */
export function allocate(bytes: number): WebAssembly.Memory {
  const pages = Math.ceil(bytes / pageBytes);
  try {
    return new WebAssembly.Memory({ initial: pages, maximum: pages });
  } catch (thrown) {
    const megabytes = Math.ceil(bytes / 2 ** 20);
    throw new EspalierError(
      'OUT_OF_MEMORY',
      `training must fit into the 4096 MiB of a wasm memory and what the machine has free, but takes ` +
        `${megabytes} MiB (${String(thrown)}). Use fewer images per batch, recompute segments or a smaller network.`,
      { megabytes },
    );
  }
}

/** The float32 values of buffers in a memory. */
export function planMemory({ buffer: bytes }: WebAssembly.Memory): PlanMemory {
  return {
    view: ({ place, bytes: length }) => new Float32Array(bytes, place, length / bytesPerValue),
  };
}
