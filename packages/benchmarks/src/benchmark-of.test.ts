import { nth } from '@espalier/space';
import { expect, test } from 'vitest';
import { plainSpace } from '../tests/small-spaces.ts';
import { tinyTable } from '../tests/tiny-table.ts';
import { benchmarkOf } from './benchmark-of.ts';

const { benchmark, heldOut } = benchmarkOf(tinyTable());
const request = { trial: 0, seed: 's', mostEpochs: 8, epochs: [2, 8] };

test('lists its points and no others', () => {
  expect([benchmark.size, benchmark.isComplete]).toEqual([4, false]);
  expect(benchmark.has(nth(plainSpace, 17))).toBe(true);
  expect(benchmark.has(nth(plainSpace, 18))).toBe(false);
  expect(benchmark.at(1)).toEqual(nth(plainSpace, 17));
  expect(benchmark.rowOf(nth(plainSpace, 23))).toBe(3);
  expect(() => benchmark.at(4)).toThrow('a row must be from 0 to 3, but got 4.');
});

test('prices an architecture from the cheap columns', () => {
  expect(benchmark.assess(benchmark.at(1))).toEqual({
    latency: { meanMs: 2.5, sdMs: 0 },
    macs: null,
    parameters: 200,
    metrics: { phoneLatencyMs: 20 },
  });
});

test('takes the latency of the trials from the column that the view names', () => {
  const phone = benchmarkOf(tinyTable(), { latency: 'phoneLatencyMs' }).benchmark;
  expect(phone.assess(phone.at(3)).latency).toEqual({ meanMs: 40, sdMs: 0 });
  expect(() => benchmarkOf(tinyTable(), { latency: 'phoneLatencyM' })).toThrow(
    'the latency must be one of latencyMs, phoneLatencyMs, parameters, but got "phoneLatencyM". Did you mean "phoneLatencyMs"?',
  );
});

test('what is not listed is infeasible with the cure', () => {
  expect(benchmark.assess(nth(plainSpace, 18)).failure).toEqual({
    code: 'NOT_MEASURED',
    message:
      'the architecture must be one of the 4 that tiny lists, but got another. Search with listedOnly, which proposes listed ones alone.',
  });
});

test('says which metrics a search may see, with units and directions', () => {
  expect(benchmark.epochs).toEqual([2, 8]);
  expect(benchmark.metrics).toEqual([
    { name: 'accuracy', unit: null, direction: 'maximize', cost: 'expensive' },
    { name: 'latencyMs', unit: 'ms', direction: 'minimize', cost: 'cheap' },
    { name: 'phoneLatencyMs', unit: 'ms', direction: 'minimize', cost: 'cheap' },
    { name: 'parameters', unit: null, direction: 'minimize', cost: 'cheap' },
  ]);
});

test('a fresh benchmark has a meter of its own', async () => {
  const [one, other] = [benchmark.fresh(), benchmark.fresh()];
  await one.evaluator.evaluate({ ...request, genotype: one.at(0) });
  expect([one.evaluator.queries, other.evaluator.queries]).toEqual([1, 0]);
});

test('reports read test accuracy after the longest training, and any column', () => {
  expect(heldOut.test(benchmark.at(2))).toBe(0.623);
  expect(heldOut.figure('test:accuracy@2', benchmark.at(2))).toBe(0.43);
  expect([...heldOut.column('costSeconds@8')]).toEqual([80, 120, 160, 200]);
  expect(() => heldOut.column('test:accuracy@9')).toThrow('but got "test:accuracy@9"');
});

test('no path of properties leads from the benchmark to a held-out figure', async () => {
  const metered = benchmark.fresh();
  await metered.evaluator.evaluate({ ...request, genotype: metered.at(0) });
  const found = reachable({ metered, assessed: metered.assess(metered.at(0)) });
  const secret = new Set([
    ...heldOut.column('test:accuracy@2'),
    ...heldOut.column('test:accuracy@8'),
  ]);
  expect(found.has(24)).toBe(false);
  expect(found.has(100)).toBe(true);
  expect([...found].filter((value) => secret.has(value as number))).toEqual([]);
  expect([...found].filter((value) => value instanceof Float64Array)).toEqual([]);
});

/** Everything that properties lead to: own and inherited, hidden and symbols, of functions too. */
function reachable(from: unknown, found = new Set()): Set<unknown> {
  if (found.has(from)) return found;
  found.add(from);
  if ((typeof from !== 'object' && typeof from !== 'function') || from === null) return found;
  for (let owner: unknown = from; owner !== null; owner = Object.getPrototypeOf(owner)) {
    for (const key of Reflect.ownKeys(owner as object)) {
      try {
        reachable(Reflect.get(owner as object, key, from), found);
      } catch {
        // Some inherited accessors refuse other receivers, and lead nowhere.
      }
    }
  }
  return found;
}
