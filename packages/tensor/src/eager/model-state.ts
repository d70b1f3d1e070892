import { EspalierError } from '@espalier/protocol';
import type { Model } from '../model.ts';
import type { StateArrays } from './named-tensors.ts';

/** Weights by `weight/<name>` and running statistics by `statistics/<node>`, copied. */
export function weightState(model: Model): Map<string, Float64Array | Float32Array> {
  const weights = [...model.weights()].filter(([name]) => model.variables.has(name));
  return new Map<string, Float64Array | Float32Array>([
    ...weights.map(([name, values]) => [`weight/${name}`, values] as const),
    ...[...model.statistics.state()].map(
      ([node, values]) => [`statistics/${node}`, values] as const,
    ),
  ]);
}

/**
 * Takes over what {@link weightState} gave of the same network.
 *
 * @throws {EspalierError} `BAD_INPUT` when the state lacks an array or has one of another size.
 */
export function restoreWeights(model: Model, state: StateArrays): void {
  const statistics = new Map(
    [...model.statistics.state()].map(([node, { length }]) => [
      node,
      arrayOf(state, `statistics/${node}`, length),
    ]),
  );
  const weights = [...model.variables].map(([name, { size }]) => {
    const values = arrayOf(state, `weight/${name}`, size);
    return [name, Float32Array.from(values)] as const;
  });
  arrayOf(state, 'optimizer', 2);
  model.load(new Map([...model.weights(), ...weights]));
  model.statistics.restore(statistics);
}

function arrayOf(state: StateArrays, name: string, length: number): Float64Array | Float32Array {
  const values = state.get(name);
  if (values?.length === length) return values;
  throw new EspalierError(
    'BAD_INPUT',
    `state must hold ${length} values of "${name}", but got ${values?.length ?? 'none'}. ` +
      'Restore a state of the same network.',
    { name, length: values?.length ?? null },
  );
}
