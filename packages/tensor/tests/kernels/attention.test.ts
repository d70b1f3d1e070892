import { stream } from '@espalier/random';
import { describe, expect, test } from 'vitest';
import { modes } from '../../src/kernel-arguments.ts';
import { scratchBytes } from '../../src/plan/scratch-bytes.ts';
import { runKernel } from '../run-kernel.ts';
import { expectNear, guarded, normals, output } from './arrays.ts';
import { kernelSets } from './kernel-sets.ts';

interface Extents {
  readonly batch: number;
  readonly tokens: number;
  readonly channels: number;
  readonly heads: number;
}

type Values = ArrayLike<number>;
/** The first channel of a head at a token. */
const placeOf =
  ({ tokens, channels, heads }: Extents) =>
  (n: number, t: number, h: number) =>
    (n * tokens + t) * channels + h * (channels / heads);

const range = (count: number) => Array.from({ length: count }, (_, index) => index);

/** Probabilities and outputs by the definition, in float64. */
function attend(extents: Extents, [query, key, value]: readonly [Values, Values, Values]) {
  const { batch, tokens, channels, heads } = extents;
  const [place, d] = [placeOf(extents), channels / heads];
  const probabilities: number[] = [];
  const y = new Float64Array(batch * tokens * channels);
  for (const n of range(batch))
    for (const h of range(heads))
      for (const i of range(tokens)) {
        const scores = range(tokens).map((j) =>
          range(d).reduce(
            (sum, c) => sum + query[place(n, i, h) + c]! * key[place(n, j, h) + c]!,
            0,
          ),
        );
        const powers = scores.map((score) =>
          Math.exp((score - Math.max(...scores)) / Math.sqrt(d)),
        );
        const total = powers.reduce((sum, power) => sum + power, 0);
        for (const [j, power] of powers.entries()) {
          probabilities.push(power / total);
          for (const c of range(d))
            y[place(n, i, h) + c]! += (power / total) * value[place(n, j, h) + c]!;
        }
      }
  return { probabilities: Float64Array.from(probabilities), y };
}

/** The slope of sum(dy * y) along one direction of query, key and value, by central differences. */
function rise(
  extents: Extents,
  operands: readonly Values[],
  { dy, directions }: { readonly dy: Values; readonly directions: readonly Values[] },
): number {
  const h = 1e-5;
  const at = (by: number) => {
    const moved = operands.map((values, index) =>
      Float64Array.from(values, (value, place) => value + by * directions[index]![place]!),
    ) as unknown as [Values, Values, Values];
    return attend(extents, moved).y.reduce((sum, value, place) => sum + value * dy[place]!, 0);
  };
  return (at(h) - at(-h)) / (2 * h);
}

const cases: readonly Extents[] = [
  { batch: 1, tokens: 1, channels: 4, heads: 1 },
  { batch: 2, tokens: 5, channels: 6, heads: 2 },
  { batch: 1, tokens: 37, channels: 20, heads: 4 },
  { batch: 2, tokens: 16, channels: 32, heads: 2 },
];

describe.each(kernelSets)('attention (%s)', (_, set) => {
  test.each(cases)('$tokens tokens, $channels channels, $heads heads', (extents) => {
    const random = stream('attention', extents.tokens, extents.channels);
    const count = extents.batch * extents.tokens * extents.channels;
    const [query, key, value, dy, start] = range(5).map(() => normals(random, count));
    const operands = [query!, key!, value!] as const;
    const maps = extents.batch * extents.heads * extents.tokens ** 2;
    const expected = attend(extents, operands);
    const inputs = { query: query!, key: key!, value: value! };
    const forward = runKernel(set, 'attentionForward', {
      ...{ ...inputs, probabilities: output(maps), y: output(count), ...extents },
      scratch: scratchBytes('attentionForward', { ...extents }),
    });
    expectNear(forward['probabilities'], expected.probabilities, { tolerance: 2e-6 });
    expectNear(forward['y'], expected.y, { tolerance: 4e-6 });

    const slopes = ['dQuery', 'dKey', 'dValue'] as const;
    const back = (values: Float32Array, mode: number) =>
      runKernel(set, 'attentionBackward', {
        ...{ ...inputs, probabilities: Float32Array.from(expected.probabilities), dy: dy!, mode },
        ...Object.fromEntries(slopes.map((name) => [name, values])),
        ...{ scratch: scratchBytes('attentionBackward', { ...extents }), ...extents },
      });
    const [found, added] = [back(output(count), modes.set), back(guarded(start!), modes.add)];
    for (const [index, name] of slopes.entries()) {
      const single = Float64Array.from(added[name]!.subarray(0, count), (v, at) => v - start![at]!);
      expectNear(found[name], single, { tolerance: 1e-6 });
      for (let trial = 0; trial < 3; trial++) {
        const direction = normals(random, count);
        const directions = range(3).map((which) =>
          which === index ? direction : new Float32Array(count),
        );
        const slope = direction.reduce((sum, step, at) => sum + step * found[name]![at]!, 0);
        const scale = Math.sqrt(count);
        expect(
          Math.abs(slope - rise(extents, operands, { dy: dy!, directions })) / scale,
        ).toBeLessThan(1e-5);
      }
    }
  });

  test('scores of thousands neither overflow nor lose the greatest', () => {
    const extents = { batch: 1, tokens: 3, channels: 4, heads: 1 };
    const query = new Float32Array(12).fill(100);
    const key = Float32Array.from({ length: 12 }, (__, at) => 100 * Math.floor(at / 4));
    const value = Float32Array.from({ length: 12 }, (__, at) => at);
    const found = runKernel(set, 'attentionForward', {
      ...{ query, key, value, probabilities: output(9), y: output(12), ...extents },
      scratch: scratchBytes('attentionForward', { ...extents }),
    });
    const last = [8, 9, 10, 11];
    expectNear(found['y'], Float64Array.from([...last, ...last, ...last]), { tolerance: 1e-6 });
  });
});
