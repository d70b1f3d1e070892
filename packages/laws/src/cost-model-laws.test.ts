import { graph, type Network } from '@espalier/network';
import { EspalierError, type CostModel } from '@espalier/protocol';
import type { Genes, Genotype, SearchSpace } from '@espalier/space';
import { defineSpace, each, oneOf } from '@espalier/space';
import { describe, expect, test } from 'vitest';
import { costModelLaws } from './cost-model-laws.ts';

const space = defineSpace({
  name: 'two-kernels',
  summary: 'Two kernels of two sizes',
  cite: 'none',
  skeleton: { height: 4, width: 4, channels: 1, classes: 2, widthMultiplier: 1 },
  genes: { kernels: each([0, 1], oneOf([1, 3])) },
  build: ({ kernels }): Network => {
    const network = graph('two-kernels');
    const input = network.input({ height: 4, width: 4, channels: 1 });
    return network.finish(
      kernels.reduce((last, kernel) => network.add('conv', { filters: 1, kernel }, [last]), input),
    );
  },
}) as unknown as SearchSpace<Genes, Network>;

function optionOf(genotype: Genotype, path: string): number {
  const option = genotype[path];
  if (option === 0 || option === 1) return option;
  throw new EspalierError('GENOTYPE_INVALID', `${path} must be 0 or 1, but got ${String(option)}`);
}

const latencyMs = (genotype: Genotype): number =>
  1 + optionOf(genotype, 'kernels.0') + 2 * optionOf(genotype, 'kernels.1');

const model: CostModel = {
  name: 'counted by hand',
  provenance: 'Made up for this test.',
  predict: (genotype) => ({ meanMs: latencyMs(genotype), sdMs: 0 }),
  range: () => ({
    fastest: { latencyMs: 1, genotype: { 'kernels.0': 0, 'kernels.1': 0 } },
    slowest: { latencyMs: 4, genotype: { 'kernels.0': 1, 'kernels.1': 1 } },
    exact: true,
  }),
  estimateResized: (genotype) => ({ meanMs: latencyMs(genotype), sdMs: 0 }),
  additive: () => ({ constantMs: 1, prices: { 'kernels.0': [0, 1], 'kernels.1': [0, 2] } }),
};

/** Names of the laws that a model breaks. */
const broken = (changes: Partial<CostModel>): string[] =>
  costModelLaws
    .filter(({ check }) => {
      try {
        void check({ space, model: { ...model, ...changes } });
        return false;
      } catch {
        return true;
      }
    })
    .map(({ name }) => name);

test('a lawful model keeps every law', () => {
  expect(broken({})).toEqual([]);
});

test('a model of whole networks need not have prices or estimates of resized ones', () => {
  expect(broken({ additive: () => null, estimateResized: () => null })).toEqual([]);
});

describe('a law is broken by', () => {
  test('a negative latency', () => {
    const predict = (genotype: Genotype) => ({ meanMs: latencyMs(genotype) - 2, sdMs: 0 });
    expect(broken({ predict })).toContain(
      'every latency is positive and finite, and no standard deviation is negative',
    );
  });

  test('a latency that depends on the order of the keys', () => {
    const predict = (genotype: Genotype) => ({
      meanMs: latencyMs(genotype) + (Object.keys(genotype)[0] === 'kernels.0' ? 0 : 1e-9),
      sdMs: 0,
    });
    expect(broken({ predict })).toContain(
      'a latency depends on the genotype alone, not on the order of its keys or earlier calls',
    );
  });

  test('an exact range that is too narrow', () => {
    const range = () => ({ ...model.range(), slowest: model.range().fastest });
    expect(broken({ range })).toEqual(['an exact range contains every latency']);
  });

  test('a range whose ends are not the latencies of their genotypes', () => {
    const { fastest, slowest } = model.range();
    const range = () => ({ fastest: { ...fastest, latencyMs: 0.5 }, slowest, exact: true });
    expect(broken({ range })).toEqual([
      'the ends of the range are the latencies of their own genotypes',
    ]);
  });

  test('prices that do not sum to the latency', () => {
    const additive = () => ({ constantMs: 1.1, prices: model.additive()!.prices });
    expect(broken({ additive })).toEqual([
      'additive prices, where there are any, sum to the latency',
    ]);
  });

  test('prices that leave an option out', () => {
    const additive = () => ({
      constantMs: 1,
      prices: { ...model.additive()!.prices, 'kernels.2': [0] },
    });
    expect(broken({ additive })).toContain('additive prices name every option of every decision');
  });

  test('an estimate of the untouched network that is not its prediction', () => {
    const estimateResized = (genotype: Genotype) => ({
      meanMs: 0.9 * latencyMs(genotype),
      sdMs: 0,
    });
    expect(broken({ estimateResized })).toEqual([
      'a network that was not resized is estimated at its prediction',
    ]);
  });

  test('an unknown option that gets a latency', () => {
    const predict = (genotype: Genotype) => ({
      meanMs: 1 + (genotype['kernels.0'] ?? 0) + 2 * (genotype['kernels.1'] ?? 0),
      sdMs: 0,
    });
    expect(broken({ predict })).toEqual([
      'a genotype with an option that does not exist is refused',
    ]);
  });

  test('figures from nowhere', () => {
    expect(broken({ provenance: '' })).toEqual(['the model says where its figures come from']);
  });
});
