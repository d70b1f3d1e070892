import { expect, test } from 'vitest';
import { trained } from '../../tests/trained.ts';
import { median } from './median.ts';

const epochs = [1, 2, 3];
const answer = (peers: number[][], curve: number[], startupTrials = 1) =>
  median.plan({
    options: { startupTrials },
    peers: peers.map((accuracies) => trained(epochs, accuracies)),
    epochs,
  })(trained(epochs, curve).rungs);

// Running averages by 2 epochs: 0.3, 0.45 and 0.6; their median is 0.45.
const three = [
  [0.2, 0.4, 0.9],
  [0.4, 0.5, 0.5],
  [0.6, 0.6, 0.6],
];

test('stops below the median of the running averages, not at it', () => {
  expect(answer(three, [0.1, 0.44])).toBe('stop');
  expect(answer(three, [0.1, 0.45])).toBe('go on');
});

test('compares the best accuracy so far, not the last', () => {
  expect(answer(three, [0.46, 0.1])).toBe('go on');
});

test('the median of an even number is the mean of the middle two', () => {
  expect(answer(three.slice(0, 2), [0.1, 0.37])).toBe('stop');
  expect(answer(three.slice(0, 2), [0.1, 0.38])).toBe('go on');
});

test('waits for startupTrials complete trials; stopped ones do not count', () => {
  expect(answer(three, [0.1], 4)).toBe('go on');
  expect(answer([...three, [0.9, 0.9]], [0.1], 4)).toBe('go on');
  expect(answer([...three, [0.9, 0.9, 0.9]], [0.1], 4)).toBe('stop');
});

test('the last rung stops nobody', () => {
  expect(answer(three, [0, 0, 0])).toBe('go on');
});
