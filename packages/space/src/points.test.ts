import fc from 'fast-check';
import { stream } from '@espalier/random';
import { expect, test } from 'vitest';
import {
  buildNetwork,
  canonical,
  crossover,
  decisions,
  decode,
  encode,
  indexOf,
  mutate,
  neighbours,
  nth,
  sample,
  size,
  validate,
} from './index.ts';
import { gated, single, stages } from '../tests/tiny-spaces.ts';

const index = fc.nat(107);

test('decisions are listed depth first, in the order of writing', () => {
  expect(decisions(stages).map(({ path }) => path)).toEqual([
    'width',
    'stages.0.kernel',
    'stages.0.activation',
    'stages.1.kernel',
    'stages.1.activation',
  ]);
  expect(decisions(stages)[1]!.options).toEqual([3, 5]);
});

test('size counts every point once', () => {
  expect(size(stages)).toBe(108n);
  expect(size(single)).toBe(1n);
});

test('nth lists 108 different genotypes, last decision fastest', () => {
  const all = Array.from({ length: 108 }, (_, at) => nth(stages, at));
  expect(new Set(all.map((genotype) => JSON.stringify(genotype))).size).toBe(108);
  expect(all[0]).toEqual({
    width: 0,
    'stages.0.kernel': 0,
    'stages.0.activation': 0,
    'stages.1.kernel': 0,
    'stages.1.activation': 0,
  });
  expect(all[1]!['stages.1.activation']).toBe(1);
  expect(all[36]!['width']).toBe(1);
  expect(Object.keys(all[77]!)).toEqual(decisions(stages).map(({ path }) => path));
});

test('indexOf undoes nth', () => {
  fc.assert(
    fc.property(index, (at) => {
      expect(indexOf(stages, nth(stages, BigInt(at)))).toBe(BigInt(at));
    }),
  );
});

test('nth refuses an index outside the space', () => {
  expect(() => nth(stages, 108)).toThrow(
    new RangeError('index must be an integer from 0 to 107 in space "stages", but got 108.'),
  );
  expect(() => nth(stages, -1n)).toThrow('but got -1.');
  expect(() => nth(stages, 0.5)).toThrow('but got 0.5.');
});

test('decode gives the options in the shape of the genes', () => {
  expect(decode(stages, nth(stages, 107))).toEqual({
    width: 1,
    stages: [
      { channels: 16, kernel: 5, activation: { name: 'swish', beta: 2 } },
      { channels: 24, kernel: 5, activation: { name: 'swish', beta: 2 } },
    ],
  });
});

test('encode undoes decode, also after a trip through JSON', () => {
  fc.assert(
    fc.property(index, (at) => {
      const genotype = nth(stages, at);
      const values = decode(stages, genotype);
      expect(encode(stages, values)).toEqual(genotype);
      expect(encode(stages, JSON.parse(JSON.stringify(values)) as typeof values)).toEqual(genotype);
    }),
  );
});

test('encode names the path at which values leave the space', () => {
  const broken = (change: (values: Mutable) => void): (() => unknown) => {
    const values = structuredClone(decode(stages, nth(stages, 0))) as unknown as Mutable;
    change(values);
    return () => encode(stages, values as never);
  };
  expect(broken((values) => (values.width = 2))).toThrow(
    new TypeError('width must be one of 0.5, 0.75, 1, but got 2.'),
  );
  expect(broken((values) => (values.stages[1]!['channels'] = 16))).toThrow(
    new TypeError('stages.1.channels must be one of 24, but got 16.'),
  );
  expect(broken((values) => values.stages.pop())).toThrow(
    new TypeError('stages must be a list of 2 items, but got 1 items.'),
  );
  expect(broken((values) => (values.stages[0]!['depth'] = 1))).toThrow(
    new TypeError('stages.0 must hold only channels, kernel, activation, but got "depth".'),
  );
  expect(broken((values) => delete values.stages[0]!['kernel'])).toThrow(
    new TypeError('stages.0.kernel must be one of 3, 5, but got undefined.'),
  );
  expect(() => encode(stages, [] as never)).toThrow(
    new TypeError('the architecture must be an object with width, stages, but got [].'),
  );
});

test('validate names the decision and the reason', () => {
  const genotype = nth(stages, 0);
  expect(() => validate(stages, { ...genotype, 'stages.0.kernel': 2 })).toThrow(
    new RangeError(
      'the choice of "stages.0.kernel" must be an integer from 0 to 1 in space "stages", but got 2.',
    ),
  );
  expect(() => validate(stages, { ...genotype, width: -1 })).toThrow('but got -1.');
  expect(() => validate(stages, { ...genotype, width: 0.5 })).toThrow('but got 0.5.');
  expect(() => validate(stages, {})).toThrow('the choice of "width"');
  expect(() => validate(stages, { ...genotype, depth: 0 })).toThrow(
    new RangeError('a genotype must hold only decisions of space "stages", but got "depth".'),
  );
});

test('sample draws every point equally often', () => {
  const random = stream('sample');
  const seen = new Array<number>(16).fill(0);
  for (let draw = 0; draw < 8000; draw++) seen[Number(indexOf(gated, sample(gated, random)))]! += 1;
  const statistic = seen.reduce((sum, count) => sum + (count - 500) ** 2 / 500, 0);
  expect(statistic).toBeLessThan(37.7);
});

test('neighbours are exactly the points at Hamming distance one', () => {
  fc.assert(
    fc.property(index, (at) => {
      const genotype = nth(stages, at);
      const expected = Array.from({ length: 108 }, (_, other) => other).filter(
        (other) => distance(nth(stages, other), genotype) === 1,
      );
      const found = [...neighbours(stages, genotype)].map((other) =>
        Number(indexOf(stages, other)),
      );
      expect(found.toSorted((a, b) => a - b)).toEqual(expected);
    }),
  );
});

test('mutate reaches every neighbour and nothing else', () => {
  const random = stream('mutate');
  const genotype = nth(stages, 50);
  const reached = new Set<string>();
  for (let draw = 0; draw < 300; draw++) {
    const mutant = mutate(stages, genotype, random);
    expect(distance(mutant, genotype)).toBe(1);
    reached.add(JSON.stringify(mutant));
  }
  expect(reached.size).toBe([...neighbours(stages, genotype)].length);
});

test('mutate always changes the canonical form', () => {
  fc.assert(
    fc.property(fc.nat(15), fc.string(), (at, seed) => {
      const genotype = nth(gated, at);
      const mutant = mutate(gated, genotype, stream(seed));
      expect(canonical(gated, mutant)).not.toEqual(canonical(gated, genotype));
    }),
  );
});

test('mutate finds the one useful neighbour even when every draw misses it', () => {
  const closed = { gate: 0, 'switches.0': 1, 'switches.1': 1, 'switches.2': 1 };
  const stubborn = { ...stream('unused'), integer: (bound: number) => bound - 1, pick: lastOf };
  expect(mutate(gated, closed, stubborn)).toEqual({ ...closed, gate: 1 });
});

test('mutate refuses a space of one point', () => {
  expect(() => mutate(single, { kernel: 0 }, stream('one'))).toThrow(
    new RangeError(
      'space "single" must hold a neighbour with another canonical form to mutate to, but got none. Give the space a decision with two options that differ.',
    ),
  );
});

test('crossover takes each decision from one parent or the other, equally often', () => {
  const random = stream('crossover');
  const [one, other] = [nth(stages, 0), nth(stages, 107)];
  const fromOther = Array.from({ length: 2000 }, () => crossover(stages, [one, other], random));
  for (const { path } of decisions(stages)) {
    const shares = fromOther.map((child) => child[path]);
    expect(new Set(shares)).toEqual(new Set([one[path], other[path]]));
    expect(shares.filter((choice) => choice === other[path]).length / 2000).toBeCloseTo(0.5, 1);
  }
});

test('canonical sends all sixteen points to nine forms and leaves a form where it is', () => {
  const forms = Array.from({ length: 16 }, (_, at) => canonical(gated, nth(gated, at)));
  expect(new Set(forms.map((form) => JSON.stringify(form))).size).toBe(9);
  for (const form of forms) expect(canonical(gated, form)).toEqual(form);
});

test('buildNetwork hands the values and the changed skeleton to the space', () => {
  const built = buildNetwork(stages, nth(stages, 3), { classes: 100 });
  expect(built.classes).toBe(100);
  expect(JSON.parse(built.text)).toEqual(decode(stages, nth(stages, 3)));
  expect(() => buildNetwork(stages, { width: 0 })).toThrow(RangeError);
});

interface Mutable {
  width: number;
  stages: Record<string, unknown>[];
}

function distance(
  one: Readonly<Record<string, number>>,
  other: Readonly<Record<string, number>>,
): number {
  return Object.keys(one).filter((path) => one[path] !== other[path]).length;
}

function lastOf<T>(items: readonly T[]): T {
  return items.at(-1)!;
}
