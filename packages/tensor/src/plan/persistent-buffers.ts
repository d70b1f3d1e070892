import { bufferOf, placeInOrder, type Buffer } from './buffer.ts';

/**
 * Buffers that live as long as a session, shared by its plans under a key.
 *
 * Those of {@link cleared} lie side by side, so that one fill sets all of them to zero.
 */
export class PersistentBuffers {
  readonly #buffers = new Map<string, Buffer>();
  readonly #cleared = new Map<string, Buffer>();
  readonly #scratch = bufferOf(0);
  /** Zeros that nothing writes, as large as the largest asked for. */
  readonly #zeros = bufferOf(0);

  /** `values` float32 under a key. */
  keep(key: string, values: number): Buffer {
    return kept(this.#buffers, key, values);
  }

  /** `values` float32 under a key, set to zero before every batch. */
  cleared(key: string, values: number): Buffer {
    return kept(this.#cleared, key, values);
  }

  /** Working memory of at least this many bytes. */
  scratch(bytes: number): Buffer {
    this.#scratch.bytes = Math.max(this.#scratch.bytes, bytes);
    return this.#scratch;
  }

  /** Zeros, at least this many. */
  zeros(values: number): Buffer {
    this.#zeros.bytes = Math.max(this.#zeros.bytes, bufferOf(values).bytes);
    return this.#zeros;
  }

  /** Gives every buffer its place from `start` on; the end, and where the cleared ones lie. */
  place(start: number): { readonly end: number; readonly cleared: readonly [number, number] } {
    const clearedFrom = placeInOrder(
      [...this.#buffers.values(), this.#scratch, this.#zeros],
      start,
    );
    const end = placeInOrder([...this.#cleared.values()], clearedFrom);
    return { end, cleared: [clearedFrom, end] };
  }
}

function kept(buffers: Map<string, Buffer>, key: string, values: number): Buffer {
  const buffer = buffers.get(key) ?? bufferOf(values);
  buffers.set(key, buffer);
  return buffer;
}
