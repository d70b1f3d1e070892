import { expect, test } from 'vitest';
import { describeTable } from './describe-table.ts';

test('counts, a line for each column, and what was left out', () => {
  const accuracy = { column: 'accuracy@12', role: 'accuracy', unit: null };
  const latency = { column: 'latencyMs', role: 'metric', unit: 'ms' };
  const text = describeTable(
    {
      sourceRows: 5,
      architectures: 3,
      coverage: 0.000192,
      columns: [
        { ...accuracy, least: 0.5, median: 0.61234567, most: 0.9, missing: 0 },
        { ...latency, least: NaN, median: NaN, most: NaN, missing: 3 },
      ],
    },
    ['remark'],
  );
  expect(text).toBe(
    [
      '5 rows, 3 different architectures, 0.0192 % of the space',
      'column       unit  least    median  most  missing',
      'accuracy@12          0.5  0.612346   0.9        0',
      'latencyMs    ms        -         -     -        3',
      'left out, without numbers: remark',
      '',
    ].join('\n'),
  );
});
