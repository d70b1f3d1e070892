import { expect, test } from 'vitest';
import { columnNamed } from './heading.ts';

test.each([
  ['accuracy', { role: 'accuracy', epochs: 1 }],
  ['accuracy@12', { role: 'accuracy', epochs: 12 }],
  ['costSeconds@200', { role: 'costSeconds', epochs: 200 }],
  ['test:accuracy@200', { role: 'heldOut', epochs: 200, direction: 'maximize', unit: null }],
  ['phoneLatencyMs', { role: 'metric', cost: 'cheap', direction: 'minimize', unit: 'ms' }],
  ['a100ImagesPerSecond', { role: 'metric', direction: 'maximize', unit: 'images/s' }],
  ['energyMillijoules', { role: 'metric', direction: 'minimize', unit: 'mJ' }],
])('%s says its role, length, unit and direction', (column, expected) => {
  expect(columnNamed(column)).toMatchObject({ column, ...expected });
});

test('another form is refused', () => {
  expect(() => columnNamed('accuracy@twelve')).toThrow(
    new TypeError(
      'a column must be named like accuracy@12, costSeconds@12, test:accuracy@200 or latencyMs, but got "accuracy@twelve".',
    ),
  );
});
