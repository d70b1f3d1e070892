import { analyze, type Network } from '@espalier/network';
import type { Weights } from '@espalier/protocol';

/** Numbers in -1..1 from a 32-bit linear congruential generator; the test's own chance. */
export function randomValues(seed: number, count: number): Float32Array {
  let state = seed >>> 0;
  return Float32Array.from({ length: count }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 31 - 1;
  });
}

/** Weights of a network at random: kernels scaled by fan-in, variances and gammas positive. */
export function randomWeights(network: Network, seed: number): Weights {
  const weights = new Map<string, Float32Array>();
  for (const [id, { parameters }] of analyze(network).nodes)
    for (const { name, shape } of parameters) {
      const count = shape.reduce((product, extent) => product * extent, 1);
      const values = randomValues(seed + weights.size * 7919, count);
      const fanIn = count / shape.at(-1)!;
      const positive = name === 'variance' || name === 'gamma';
      const scale = name === 'kernel' ? Math.sqrt(3 / (shape.at(-1) === 1 ? 9 : fanIn)) : 0.5;
      weights.set(
        `${id}/${name}`,
        values.map((value) => (positive ? 1 + value / 2 : value * scale)),
      );
    }
  return weights;
}
