import { expect, it } from 'vitest';
import { runOperator } from '../../tests/run-network.ts';
import { batchNorm } from './batch-norm.ts';

const parameters = { gamma: [2, 1], beta: [1, 0], mean: [3, 1], variance: [4 - 1e-3, 1 - 1e-3] };

it('defaults to epsilon 0.001 and no activation', () => {
  expect(batchNorm.schema.parse({})).toEqual({
    epsilon: 1e-3,
    activation: 'none',
    initialScale: 1,
  });
});

it('normalizes by the running statistics at inference', () => {
  const inputs = [[[[5, 0]]]];
  const { values } = runOperator({ operator: batchNorm, attributes: {}, inputs, parameters });
  expect(values[0]).toBeCloseTo((2 * (5 - 3)) / 2 + 1, 5);
  expect(values[1]).toBeCloseTo(-1, 5);
});

it('activates after normalizing', () => {
  const attributes = { activation: 'relu' };
  const inputs = [[[[5, 0]]]];
  const { values } = runOperator({ operator: batchNorm, attributes, inputs, parameters });
  expect(values[1]).toBe(0);
});

it('trains gamma and beta but not the running statistics', () => {
  const specs = batchNorm.parameters(
    [{ height: 1, width: 1, channels: 2 }],
    batchNorm.schema.parse({}),
  );
  expect(specs.filter((spec) => spec.trainable).map((spec) => spec.name)).toEqual([
    'gamma',
    'beta',
  ]);
  expect(specs.map((spec) => spec.initializer)).toEqual([
    { kind: 'constant', value: 1 },
    { kind: 'constant', value: 0 },
    { kind: 'constant', value: 0 },
    { kind: 'constant', value: 1 },
  ]);
});
