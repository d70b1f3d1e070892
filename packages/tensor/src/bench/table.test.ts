import { expect, test } from 'vitest';
import { tableOf, type Row } from './table.ts';

const row = { network: 'net', threads: 1, training: 300, inference: 1000, peakBytes: 2 ** 28 };

test('figures stand beside their ratio to PyTorch on the same network and as many at once', () => {
  const rows: Row[] = [
    { ...row, runtime: 'wasm' },
    { ...row, runtime: 'pytorch', training: 200, inference: 2000, peakBytes: 2 ** 29 },
    { ...row, runtime: 'pytorch', threads: 2, training: 1 },
  ];
  expect(tableOf(rows).split('\n').slice(0, 3)).toEqual([
    'network  runtime  at once  training     x  inference     x  peak MiB     x',
    'net      wasm           1       300  1.50       1000  0.50       256  0.50',
    'net      pytorch        1       200  1.00       2000  1.00       512  1.00',
  ]);
});

test('without PyTorch there are no ratios', () => {
  expect(tableOf([{ ...row, runtime: 'wasm' }])).toContain('300');
  expect(tableOf([{ ...row, runtime: 'wasm' }])).not.toContain('1.00');
});
