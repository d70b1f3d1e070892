import { expect, it } from 'vitest';
import { runOperator } from '../../tests/run-network.ts';
import { channelShuffle } from './channel-shuffle.ts';

it('interleaves the groups at every position', () => {
  const attributes = { groups: 2 };
  const inputs = [
    [
      [
        [0, 1, 2, 3, 4, 5],
        [10, 11, 12, 13, 14, 15],
      ],
    ],
  ];
  const { values } = runOperator({ operator: channelShuffle, attributes, inputs });
  expect(values).toEqual([0, 3, 1, 4, 2, 5, 10, 13, 11, 14, 12, 15]);
});

it('refuses channels that groups do not divide', () => {
  const image = { height: 2, width: 2, channels: 5 };
  expect(() => channelShuffle.outputShape([image], { groups: 2 })).toThrow(
    'channels of channelShuffle must be a multiple of its groups, but got input 2x2x5 and 2 groups.',
  );
});
