import type { Trial } from '@espalier/protocol';
import { expect, test } from 'vitest';
import { planRungs } from './halving.ts';

const halving = { epochs: [1, 3, 9], reduction: 3 };
const peer = (...accuracies: number[]): Trial =>
  ({
    rungs: accuracies.map((accuracy, index) => ({ epochs: 3 ** index, accuracy, loss: 1 })),
  }) as unknown as Trial;

test('the first trials go on, because there is nothing to compare with', () => {
  expect(planRungs(halving, [])).toEqual([
    { epochs: 1, promoteAt: 0 },
    { epochs: 3, promoteAt: 0 },
    { epochs: 9, promoteAt: 0 },
  ]);
  expect(planRungs(halving, [peer(0.9)])[0]!.promoteAt).toBe(0);
});

test('a third of the trials at a rung goes on', () => {
  const peers = [0.1, 0.5, 0.3, 0.8, 0.7].map((accuracy) => peer(accuracy));
  expect(planRungs(halving, peers)[0]!.promoteAt).toBe(0.7);
});

test('a rung compares only the trials that reached it', () => {
  const peers = [peer(0.1), peer(0.5, 0.6), peer(0.3), peer(0.8, 0.9), peer(0.7)];
  expect(planRungs(halving, peers)[1]).toEqual({ epochs: 3, promoteAt: 0.9 });
});

test('the last rung stops nobody and reused measurements are not counted twice', () => {
  const peers = [peer(0.1, 0.2, 0.3), peer(0.5, 0.6, 0.7), { ...peer(0.9), reusedFrom: 0 }];
  expect(planRungs(halving, peers)).toEqual([
    { epochs: 1, promoteAt: 0.5 },
    { epochs: 3, promoteAt: 0.6 },
    { epochs: 9, promoteAt: 0 },
  ]);
});
