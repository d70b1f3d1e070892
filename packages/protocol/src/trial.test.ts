import { expect, test } from 'vitest';
import { metricOf } from './trial.ts';

const trial = {
  accuracy: 0.9,
  latency: { meanMs: 12, sdMs: 1 },
  macs: null,
  parameters: 7,
  metrics: { energyMillijoules: 3, accuracy: 0.1 },
};

test.each([
  ['accuracy', 0.9],
  ['latencyMs', 12],
  ['macs', undefined],
  ['parameters', 7],
  ['energyMillijoules', 3],
  ['throughput', undefined],
])('the metric %s is %s', (name, value) => {
  expect(metricOf(trial, name)).toBe(value);
});
