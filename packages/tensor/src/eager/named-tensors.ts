import * as tf from '@tensorflow/tfjs-core';
import { EspalierError } from '@espalier/protocol';

/** Arrays of a training's state by name. */
export type StateArrays = ReadonlyMap<string, Float64Array | Float32Array>;

/** Tensors by full parameter name that belong together; owns them. */
export class NamedTensors {
  readonly #what: string;
  readonly #tensors = new Map<string, tf.Tensor>();

  /** @param what - First part of the names in {@link state}. */
  constructor(what: string) {
    this.#what = what;
  }

  get size(): number {
    return this.#tensors.size;
  }

  get(name: string): tf.Tensor | undefined {
    return this.#tensors.get(name);
  }

  /** Takes a tensor over; one of that name before must be freed already. */
  set(name: string, tensor: tf.Tensor): void {
    this.#tensors.set(name, tensor);
  }

  /** Values by `<what>/<name>`, copied. */
  state(): Map<string, Float32Array> {
    return new Map(
      [...this.#tensors].map(([name, tensor]) => [
        `${this.#what}/${name}`,
        Float32Array.from(tensor.dataSync()),
      ]),
    );
  }

  /**
   * Takes the tensors of a state, shaped as the variables of their names, in place of its own.
   *
   * @throws {EspalierError} `BAD_INPUT` when one has another size than its variable.
   */
  restore(state: StateArrays, variables: ReadonlyMap<string, tf.Variable>): void {
    this.dispose();
    for (const [name, { shape, size }] of variables) {
      const values = state.get(`${this.#what}/${name}`);
      if (values === undefined) continue;
      if (values.length !== size) throw otherSize(`${this.#what}/${name}`, size, values.length);
      this.#tensors.set(name, tf.tensor(Float32Array.from(values), shape));
    }
  }

  dispose(): void {
    tf.dispose([...this.#tensors.values()]);
    this.#tensors.clear();
  }
}

function otherSize(name: string, size: number, length: number): EspalierError {
  return new EspalierError(
    'BAD_INPUT',
    `state must hold ${size} values of "${name}", but got ${length}. Restore a state of the same network.`,
    { name, length },
  );
}
