import { expect, it } from 'vitest';
import { runOperator } from '../../tests/run-network.ts';
import { globalAveragePool } from './global-average-pool.ts';

it('averages every channel over the image', () => {
  const inputs = [
    [
      [
        [1, 10],
        [2, 20],
      ],
      [
        [3, 30],
        [6, 60],
      ],
    ],
  ];
  const result = runOperator({ operator: globalAveragePool, attributes: {}, inputs });
  expect(result).toEqual({ shape: [1, 1, 1, 2], values: [3, 30] });
});

it('leaves one position', () => {
  const image = { height: 5, width: 4, channels: 3 };
  const shape = globalAveragePool.outputShape([image], {});
  expect(shape).toEqual({ height: 1, width: 1, channels: 3 });
});
