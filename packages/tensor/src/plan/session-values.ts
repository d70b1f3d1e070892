import { EspalierError, type Weights } from '@espalier/protocol';
import type { Random } from '@espalier/random';
import { initialValues, sizeOf } from '../parameters.ts';
import type { Statistic } from '../running-statistics.ts';
import type { PlanMemory } from './instruction.ts';
import type { NetworkNorms } from './network-norms.ts';
import type { ParameterRegions, RegionName } from './parameter-regions.ts';
import type { PlannedOptimizer } from './planned-optimizer.ts';

interface Parts {
  readonly memory: PlanMemory;
  readonly regions: ParameterRegions;
  readonly norms: NetworkNorms;
  readonly optimizer: PlannedOptimizer;
}

const moved: readonly RegionName[] = ['weight', 'velocity', 'square', 'average'];

/** Values of a planned session, copied in and out of its memory. */
export class SessionValues {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  #view(region: RegionName, name: string): Float32Array {
    return this.#parts.memory.view(this.#parts.regions.buffer(region, name));
  }

  #trainable(): readonly string[] {
    const { parameters } = this.#parts.regions;
    return parameters.filter(({ spec }) => spec.trainable).map(({ name }) => name);
  }

  /**
   * Sets the moving average of squares to one, where RMSprop has it begin.
   *
   * @see https://github.com/tensorflow/tensorflow/blob/v1.15.5/tensorflow/python/training/rmsprop.py
   */
  fillSquares(): void {
    for (const name of this.#trainable()) this.#view('square', name).fill(1);
  }

  /** Draws first values in network order. */
  initialize(random: Random): void {
    for (const { name, spec } of this.#parts.regions.parameters) {
      if (spec.trainable) this.#view('weight', name).set(initialValues(spec, random));
    }
  }

  weights(): Weights {
    const { regions, norms } = this.#parts;
    return new Map(
      regions.parameters.map(({ name, node, spec }) => [
        name,
        spec.trainable
          ? this.#view('weight', name).slice()
          : norms.statistics.values(node, spec.name as Statistic),
      ]),
    );
  }

  load(weights: Weights): void {
    const { regions, norms } = this.#parts;
    for (const { name, spec } of regions.parameters) {
      const length = weights.get(name)?.length;
      if (length !== sizeOf(spec)) throw misfit(name, sizeOf(spec), length);
    }
    for (const { name, node, spec } of regions.parameters) {
      const values = weights.get(name)!;
      if (spec.trainable) this.#view('weight', name).set(values);
      else norms.statistics.set(node, spec.name as Statistic, values);
    }
  }

  /** Means over `batches` of what the gradients have added up to. */
  gradients(batches: number): Map<string, Float32Array> {
    const share = 1 / Math.max(batches, 1);
    return new Map(
      this.#trainable().map((name) => [
        name,
        this.#view('gradient', name).map((value) => value * share),
      ]),
    );
  }

  /**
   * Runs with the moving average in place of the weights.
   *
   * @throws {EspalierError} `BAD_INPUT` when no update has made one.
   */
  usingAverage<Result>(run: () => Result): Result {
    const { optimizer, norms } = this.#parts;
    if (!optimizer.averaging) throw noAverage();
    this.#swapAverage();
    try {
      norms.fold();
      return run();
    } finally {
      this.#swapAverage();
    }
  }

  #swapAverage(): void {
    for (const name of this.#trainable()) {
      const [weight, average] = [this.#view('weight', name), this.#view('average', name)];
      const kept = weight.slice();
      weight.set(average);
      average.set(kept);
    }
  }

  state(): Map<string, Float64Array | Float32Array> {
    const { regions, norms, optimizer } = this.#parts;
    const held = moved.filter((region) => regions.has(region));
    return new Map<string, Float64Array | Float32Array>([
      ...held.flatMap((region) =>
        this.#trainable().map(
          (name) => [`${region}/${name}`, this.#view(region, name).slice()] as const,
        ),
      ),
      ...[...norms.statistics.state()].map(
        ([node, values]) => [`statistics/${node}`, values] as const,
      ),
      ['steps', Float64Array.of(optimizer.steps, optimizer.averaging ? 1 : 0)],
    ]);
  }

  restore(state: ReadonlyMap<string, Float64Array | Float32Array>): void {
    const { norms, optimizer } = this.#parts;
    for (const [name, values] of this.state()) {
      const length = state.get(name)?.length;
      if (length !== values.length) throw misfit(name, values.length, length);
    }
    for (const region of moved) {
      if (!this.#parts.regions.has(region)) continue;
      for (const name of this.#trainable()) {
        this.#view(region, name).set(state.get(`${region}/${name}`)!);
      }
    }
    const prefix = 'statistics/';
    norms.statistics.restore(
      new Map(
        [...state].flatMap(([name, values]) =>
          name.startsWith(prefix) ? [[name.slice(prefix.length), values] as const] : [],
        ),
      ),
    );
    const [steps, averaging] = state.get('steps')!;
    optimizer.steps = steps!;
    optimizer.averaging = averaging === 1;
  }
}

function noAverage(): EspalierError {
  return new EspalierError(
    'BAD_INPUT',
    'average of the weights must be kept by updates before it is asked for, but got none. ' +
      'Hand averageKeep to update.',
  );
}

function misfit(name: string, expected: number, got: number | undefined): EspalierError {
  return new EspalierError(
    'BAD_INPUT',
    `values of a session must hold ${expected} of "${name}", but got ${got ?? 'none'}. ` +
      'Load those of the same network, optimizer and options.',
    { name, length: got ?? null },
  );
}
