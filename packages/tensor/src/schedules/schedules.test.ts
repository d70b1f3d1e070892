import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { learningRateAt, type Schedule } from '../schedule.ts';
import { schedules, scheduleSchema, type ScheduleSettings } from './index.ts';

/** Ten epochs of twenty steps after a warm-up of one epoch, at a highest rate of 0.256. */
const common: Schedule = { learningRate: 0.256, steps: 220, warmupSteps: 20, stepsPerEpoch: 20 };

function rates(fall: ScheduleSettings, steps: readonly number[]): number[] {
  return steps.map((step) => learningRateAt(step, { ...common, fall }));
}

test('every file of the folder is in the list', () => {
  const files = readdirSync(new URL('.', import.meta.url))
    .map((file) => file.replace('.ts', ''))
    .filter((file) => !['index', 'schedule-place', 'schedules.test'].includes(file));
  expect(files.sort()).toEqual(Object.keys(schedules).sort());
});

test('every kind warms up by equal steps', () => {
  const falls: readonly ScheduleSettings[] = [
    { kind: 'cosine' },
    { kind: 'step', epochs: [4], factor: 0.1 },
    { kind: 'constant' },
    { kind: 'exponential', factor: 0.97, epochs: 2.4 },
  ];
  for (const fall of falls) {
    expect(scheduleSchema.parse(fall)).toEqual(fall);
    const expected = [0.0128, 0.128, 0.256].map((rate) => expect.closeTo(rate, 12) as number);
    expect(rates(fall, [0, 9, 19])).toEqual(expected);
  }
});

test('cosine is half a wave from the end of the warm-up to one past the end', () => {
  const [start, quarter, middle, end] = rates({ kind: 'cosine' }, [20, 70, 120, 220]);
  expect(start).toBe(0.256);
  expect(quarter).toBeCloseTo(0.128 * (1 + Math.SQRT1_2), 12);
  expect(middle).toBeCloseTo(0.128, 12);
  expect(end).toBeCloseTo(0, 12);
});

test('step falls at its epochs and not before', () => {
  const fall: ScheduleSettings = { kind: 'step', epochs: [5, 8], factor: 0.1 };
  const expected = [0.256, 0.0256, 0.0256, 0.00256].map(
    (rate) => expect.closeTo(rate, 12) as number,
  );
  expect(rates(fall, [99, 100, 159, 160])).toEqual(expected);
});

test('constant stays', () => {
  expect(rates({ kind: 'constant' }, [20, 219])).toEqual([0.256, 0.256]);
});

test('exponential falls by its factor within its epochs, as MnasNet states it', () => {
  const fall = { kind: 'exponential', factor: 0.97, epochs: 2.4 } as const;
  const expected = [48, 96, 192].map(
    (step) => expect.closeTo(0.256 * 0.97 ** (step / 48), 12) as number,
  );
  expect(rates(fall, [48, 96, 192])).toEqual(expected);
});
