import * as tf from '@tensorflow/tfjs-core';
import type { Network } from '@espalier/network';
import { EspalierError, type Weights } from '@espalier/protocol';
import type { Random } from '@espalier/random';
import { initialValues, parametersOf, sizeOf, type Parameter } from './parameters.ts';
import { RunningStatistics, type Statistic } from './running-statistics.ts';

let stores = 0;

/** Parameters of one network: trainable ones as tf variables, running statistics beside them. */
export class ParameterStore {
  readonly parameters: readonly Parameter[];
  /** Trainable parameters by full name. */
  readonly variables = new Map<string, tf.Variable>();
  readonly statistics = new RunningStatistics();
  // Variables of all models share one register of names.
  readonly #prefix = `model${stores++}`;

  /** Draws first values from `random`, in network order; zeros where there is none. */
  constructor(network: Network, random: Random | undefined) {
    this.parameters = parametersOf(network);
    for (const { name, node, spec } of this.parameters) {
      if (spec.trainable) {
        const values = random ? initialValues(spec, random) : new Float32Array(sizeOf(spec));
        this.#addVariable(name, values, spec.shape);
      } else if (spec.name === 'mean') {
        this.statistics.add(node, sizeOf(spec));
      }
    }
  }

  #addVariable(name: string, values: Float32Array, shape: readonly number[]): void {
    const first = tf.tensor(values, [...shape]);
    this.variables.set(name, tf.variable(first, true, `${this.#prefix}/${name}`));
    first.dispose();
  }

  /**
   * Tensors of one node's parameters by parameter name, for use inside a `tf.tidy`.
   *
   * In training the running statistics are left out: nothing reads them.
   */
  tensorsOf(parameters: readonly Parameter[], training: boolean): Record<string, tf.Tensor> {
    const tensors: Record<string, tf.Tensor> = {};
    for (const { name, node, spec } of parameters) {
      const variable = this.variables.get(name);
      if (variable !== undefined) tensors[spec.name] = variable;
      else if (!training) {
        tensors[spec.name] = tf.tensor1d(this.statistics.values(node, spec.name as Statistic));
      }
    }
    return tensors;
  }

  /** A copy of all values. */
  weights(): Weights {
    return new Map(this.parameters.map((parameter) => [parameter.name, this.#values(parameter)]));
  }

  #values({ name, node, spec }: Parameter): Float32Array {
    const variable = this.variables.get(name);
    if (variable !== undefined) return Float32Array.from(variable.dataSync());
    return this.statistics.values(node, spec.name as Statistic);
  }

  /**
   * Replaces all values; entries of other names are left aside.
   *
   * @throws {EspalierError} `BAD_INPUT` when a parameter is missing or has another size.
   */
  load(weights: Weights): void {
    for (const { name, spec } of this.parameters) {
      const length = weights.get(name)?.length;
      if (length === sizeOf(spec)) continue;
      throw new EspalierError(
        'BAD_INPUT',
        `weights must hold ${sizeOf(spec)} values of "${name}", but got ${length ?? 'none'}. ` +
          'Load weights of the same network.',
        { name, length: length ?? null },
      );
    }
    for (const parameter of this.parameters) this.#set(parameter, weights.get(parameter.name)!);
  }

  #set({ name, node, spec }: Parameter, values: Float32Array): void {
    const variable = this.variables.get(name);
    if (variable === undefined) {
      this.statistics.set(node, spec.name as Statistic, values);
      return;
    }
    const next = tf.tensor(values, [...spec.shape]);
    variable.assign(next);
    next.dispose();
  }

  dispose(): void {
    this.statistics.forget();
    for (const variable of this.variables.values()) variable.dispose();
    this.variables.clear();
  }
}
