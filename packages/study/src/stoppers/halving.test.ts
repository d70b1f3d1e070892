import fc from 'fast-check';
import { expect, test } from 'vitest';
import { trained } from '../../tests/trained.ts';
import { halving } from './halving.ts';

const epochs = [1, 3, 9];
const peersOf = (...curves: number[][]) => curves.map((curve) => trained(epochs, curve));
const answer = (reduction: number, peers: number[][], curve: number[]) =>
  halving.plan({ options: { reduction }, peers: peersOf(...peers), epochs })(
    trained(epochs, curve).rungs,
  );

test('the first trials go on, because there is nothing to compare with', () => {
  expect(answer(3, [], [0])).toBe('go on');
  expect(answer(3, [[0.9]], [0.1])).toBe('go on');
});

test('a third of the trials at a rung goes on', () => {
  const peers = [[0.1], [0.5], [0.3], [0.8], [0.7]];
  expect(answer(3, peers, [0.69])).toBe('stop');
  expect(answer(3, peers, [0.7])).toBe('go on');
});

test('a rung compares only the trials that reached it', () => {
  const peers = [[0.1], [0.5, 0.6], [0.3], [0.8, 0.9], [0.7]];
  expect(answer(3, peers, [0.8, 0.89])).toBe('stop');
  expect(answer(3, peers, [0.8, 0.9])).toBe('go on');
});

test('the last rung stops nobody', () => {
  const peers = [
    [0.1, 0.2, 0.3],
    [0.5, 0.6, 0.7],
  ];
  expect(answer(3, peers, [0.5, 0.6, 0])).toBe('go on');
});

test('reused measurements are not counted twice', () => {
  const peers = [...peersOf([0.1], [0.5]), { ...trained(epochs, [0.9]), reusedFrom: 0 }];
  const rule = halving.plan({ options: { reduction: 3 }, peers, epochs });
  expect(rule(trained(epochs, [0.5]).rungs)).toBe('go on');
});

test('goes on exactly when it is among the best ⌊(k + 1) / reduction⌋, equals included', () => {
  const accuracy = fc.integer({ min: 0, max: 20 }).map((step) => step / 20);
  fc.assert(
    fc.property(
      fc.array(accuracy, { maxLength: 30 }),
      accuracy,
      fc.integer({ min: 2, max: 5 }),
      (peers, own, reduction) => {
        const promoted = Math.floor((peers.length + 1) / reduction);
        const better = peers.filter((other) => other > own).length;
        const expected = promoted === 0 || better < promoted ? 'go on' : 'stop';
        expect(
          answer(
            reduction,
            peers.map((one) => [one]),
            [own],
          ),
        ).toBe(expected);
      },
    ),
  );
});
