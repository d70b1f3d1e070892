import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { DawnTurns } from './dawn-turns.ts';

/** Asks for turns as Dawn does: one at first and, from within each, the next, until `count` were taken. */
function askForTurns(count: number, taken: () => void): void {
  setImmediate(() => {
    taken();
    if (count > 1) askForTurns(count - 1, taken);
  });
}

test('turns are taken at once when asked for, and no turn twice', async () => {
  const turns = new DawnTurns();
  let taken = 0;
  turns.within(() => askForTurns(3, () => taken++));
  expect([turns.take(), turns.take(), taken]).toEqual([true, true, 2]);
  await nextTurn();
  await nextTurn();
  expect(taken).toBe(3);
  expect(turns.take()).toBe(false);
});

test('turns that nobody takes come by themselves', async () => {
  const turns = new DawnTurns();
  let taken = 0;
  turns.within(() => askForTurns(2, () => taken++));
  await expect.poll(() => taken).toBe(2);
});

test('the global function is as before afterwards, also when a call fails', () => {
  const before = globalThis.setImmediate;
  const turns = new DawnTurns();
  const fail = (): never => {
    throw new Error('lost');
  };
  expect(() => turns.within(fail)).toThrow('lost');
  expect(globalThis.setImmediate).toBe(before);
});
